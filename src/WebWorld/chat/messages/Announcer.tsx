import { signal } from '@preact/signals'
import { nameOf } from '../../shared/agents'
import { language, text } from '../../shared/i18n/texts'
import type { Activity } from '../conversation/activity'
import type { Typing } from '../conversation/typing'
import { welcome } from '../welcome/welcome'
import { plainText } from './plainText'

const spoken = signal<readonly Activity[]>([])
/** Long enough to be read from the tree, short enough not to be met twice when reading on. */
const lifetime = 10_000

export function announce(answer: Activity): void {
  spoken.value = [...spoken.value, answer]
  setTimeout(() => { spoken.value = spoken.value.filter(other => other !== answer) }, lifetime)
}

/**
 * Reads each new answer out, once. It is apart from the visible conversation because that one also changes when
 * the citizen writes, when history is read back and when quick replies go: none of which should be spoken.
 */
export function Announcer({ typing }: { typing: Typing | null }) {
  const { agents } = welcome.value
  return (
    <>
      <div class="visually-hidden" role="log" aria-live="polite" aria-label={text('newAnswer')}>
        {spoken.value.map(answer => (
          <p key={answer.id}>
            {text('answerFrom', { name: nameOf(answer.from?.id ?? '', answer.from?.name, agents, language.value) })}: <span lang={answer.locale ?? language.value}>{plainText(answer)}</span>
          </p>
        ))}
      </div>
      <div class="visually-hidden" role="status">{typing ? text(typing.byStaff ? 'typingPerson' : 'typing') : ''}</div>
    </>
  )
}
