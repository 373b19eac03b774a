import { Icon } from '../../shared/Icon'
import { readableDate } from '../../shared/i18n/dates'
import { language, text } from '../../shared/i18n/texts'
import type { Source } from './sources'

interface Props { sources: readonly Source[]; date: string; noteId: (number: number) => string }

/** Where the answer was found and how old that is: one quiet line that opens. */
export function Sources({ sources, date, noteId }: Props) {
  const asOf = date && text('asOf', { date: readableDate(date, language.value) })
  if (sources.length === 0) return asOf ? <p class="sources-date">{asOf}</p> : null
  const headline = sources.length === 1 ? text('sourceOne', { name: sources[0]?.name ?? '' }) : text('sourceMany', { count: sources.length })
  return (
    <details class="sources">
      <summary><span>{[headline, asOf].filter(Boolean).join(' · ')}</span></summary>
      <ol>
        {sources.map(source => (
          <li key={source.number} value={source.number} id={noteId(source.number)} tabIndex={-1}>
            {source.url
              ? <a href={source.url} target="_blank" rel="noopener noreferrer">{source.name}<Icon name="external" /><span class="visually-hidden"> ({text('opensNewWindow')})</span></a>
              : <span>{source.name}</span>}
            {source.date && <span class="source-date"> {text('asOf', { date: readableDate(source.date, language.value) })}</span>}
            {source.excerpt && <blockquote>{source.excerpt}</blockquote>}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** A small number in the text leads to its source, which may be folded away. */
export function openSource(event: MouseEvent, noteId: (number: number) => string): void {
  const number = event.target instanceof Element ? event.target.closest('a')?.dataset.note : undefined
  const note = number && document.getElementById(noteId(Number(number)))
  if (!note) return
  event.preventDefault()
  note.closest('details')?.setAttribute('open', '')
  note.scrollIntoView({ block: 'nearest' })
  note.focus({ preventScroll: true })
}
