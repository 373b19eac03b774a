import { text } from '../../shared/i18n/texts'
import type { Typing } from '../conversation/typing'
import { AgentMark } from './AgentMark'
import { RichText } from './RichText'

/** Half a pair of asterisks would show as such until the other half comes. */
const closed = (growing: string) => growing.split('**').length % 2 === 0 ? `${growing.trimEnd()}**`.replace(/\*{4}$/, '') : growing

/** An answer on its way: a line, or the part of it that is already written. */
export function TypingLine({ typing }: { typing: Typing }) {
  const from = typing.activity.from
  return (
    <div class="typing">
      <AgentMark id={from?.id ?? ''} name={from?.name} staff={typing.byStaff} />
      {typing.draft ? <RichText markdown={closed(typing.draft)} /> : <p class="typing-words">{text(typing.byStaff ? 'typingPerson' : 'typing')}<span class="typing-dots" aria-hidden="true" /></p>}
    </div>
  )
}
