import { signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { text } from '../../shared/i18n/texts'
import { withoutDefinitions, type Source } from './sources'

const markdownReader = signal<typeof import('./markdown') | null>(null)

/** The reader of Markdown comes after the first paint, like the connection: there is nothing to read before. */
export async function loadMarkdown(): Promise<void> {
  markdownReader.value = await import('./markdown').catch(() => null)
}

interface Props { markdown: string; plain?: boolean; sources?: readonly Source[]; noteId?: (number: number) => string }

/** The words of an answer. Plain text stays plain; Markdown comes in as cleaned nodes. */
export function RichText({ markdown, plain = false, sources = [], noteId = String }: Props) {
  const body = useRef<HTMLDivElement>(null)
  const reader = plain ? null : markdownReader.value
  const newWindow = text('opensNewWindow')
  const citations = sources.map(({ number, name }) => ({ number, label: text('sourceNumber', { number, name }), noteId: noteId(number) }))
  useLayoutEffect(() => {
    if (reader) body.current?.replaceChildren(reader.renderMarkdown(withoutDefinitions(markdown), citations, newWindow))
  }, [reader, markdown, newWindow, JSON.stringify(citations)])
  // Two keys, for the nodes below the second are not Preact's to compare.
  return reader
    ? <div key="markdown" class="rich-text" ref={body} />
    : <div key="plain" class="rich-text plain-text">{withoutDefinitions(markdown)}</div>
}
