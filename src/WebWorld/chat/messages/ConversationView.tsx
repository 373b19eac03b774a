import { useLayoutEffect, useRef } from 'preact/hooks'
import { text } from '../../shared/i18n/texts'
import type { Conversation } from '../conversation/conversation'
import { isAnswer, type Turn } from '../conversation/timeline'
import { Answer } from './Answer'
import { Question } from './Question'
import { QuietLine } from './QuietLine'
import { TypingLine } from './TypingLine'

/** The conversation, question by question. A new question comes to the top and stays there while its answer grows below. */
export function ConversationView({ conversation }: { conversation: Conversation }) {
  const turns = conversation.turns.value
  const last = turns[turns.length - 1]
  const lastReply = last?.replies.filter(isAnswer).at(-1)
  const newest = useRef<HTMLElement>(null)
  const typing = conversation.typing.value

  // Only what this citizen asks here moves the page; and once, on opening, the place where they left off.
  const anchor = `${conversation.lastAsked.value} ${conversation.historyRead.value}`
  useLayoutEffect(() => newest.current?.scrollIntoView({ block: 'start', behavior: 'instant' }), [anchor])

  return (
    <section class="conversation" aria-label={text('conversation')}>
      <h2 class="visually-hidden">{text('conversation')}</h2>
      {turns.map(turn => (
        <section key={turn.key} class="turn" ref={turn === last ? newest : null}>
          {turn.question && <Question question={turn.question} connection={conversation.connection.value} />}
          {turn.replies.map(reply => isAnswer(reply)
            ? <Answer key={reply.id} activity={reply} isLast={reply === lastReply && !waitsForAnswer(turns)} />
            : <QuietLine key={reply.id} activity={reply} />)}
          {turn === last && typing && <TypingLine typing={typing} />}
        </section>
      ))}
    </section>
  )
}

const waitsForAnswer = (turns: readonly Turn[]) => turns[turns.length - 1]?.question?.pending !== undefined
