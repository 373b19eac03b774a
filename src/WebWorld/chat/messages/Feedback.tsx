import { signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'
import { useChat } from '../ChatContext'

type Reaction = 'like' | 'dislike'
interface Given { reaction: Reaction; done: boolean }

/** Kept outside the component: an answer that moves on the page keeps what was said about it. */
const given = signal<Readonly<Record<string, Given>>>({})
const note = (answerId: string, what: Given) => { given.value = { ...given.value, [answerId]: what } }

/** One press is enough and counts at once; words are welcome, not asked for. */
export function Feedback({ answerId }: { answerId: string }) {
  const chat = useChat()
  const words = useRef<HTMLTextAreaElement>(null)
  const mine = given.value[answerId]
  const choose = (reaction: Reaction) => {
    if (mine?.reaction === reaction) return
    note(answerId, { reaction, done: false })
    chat.rate(answerId, reaction)
  }
  if (mine?.done) return <p class="feedback-thanks" role="status">{text('feedbackThanks')}</p>
  return (
    <div class="feedback">
      <div class="feedback-choice" role="group" aria-label={text('feedbackQuestion')}>
        <span class="feedback-question" aria-hidden="true">{text('feedbackQuestion')}</span>
        <Choice reaction="like" label={text('helpful')} chosen={mine?.reaction} choose={choose} />
        <Choice reaction="dislike" label={text('notHelpful')} chosen={mine?.reaction} choose={choose} />
      </div>
      {mine && (
        <form class="feedback-words" onSubmit={event => {
          event.preventDefault()
          const written = words.current?.value.trim()
          if (written) chat.rate(answerId, mine.reaction, written)
          note(answerId, { ...mine, done: true })
        }}>
          <label for={`${answerId}-words`}>{text('feedbackWords')}</label>
          <textarea ref={words} id={`${answerId}-words`} rows={2} maxLength={1000} />
          <button class="secondary-button">{text('feedbackSend')}</button>
        </form>
      )}
    </div>
  )
}

function Choice({ reaction, label, chosen, choose }: { reaction: Reaction; label: string; chosen: Reaction | undefined; choose: (reaction: Reaction) => void }) {
  return (
    <button type="button" class="quiet-button" aria-pressed={chosen === reaction} onClick={() => choose(reaction)}>
      {chosen === reaction && <Icon name="check" />}{label}
    </button>
  )
}
