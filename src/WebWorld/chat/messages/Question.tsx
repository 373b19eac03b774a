import { useEffect, useState } from 'preact/hooks'
import { language, text, type TextKey } from '../../shared/i18n/texts'
import { useChat } from '../ChatContext'
import { shownText } from '../conversation/activity'
import type { LinkState } from '../conversation/link'
import { parcelId, type Parcel } from '../conversation/outbox'
import type { Question as Asked } from '../conversation/timeline'
import { Attachments } from './Attachments'
import { FileLink } from './FileLink'

const reasons: Record<NonNullable<Parcel['refused']>, TextKey> = { tooLong: 'notSentTooLong', tooLarge: 'notSentTooLarge', filesLost: 'filesLost', other: 'notSent' }

/** The citizen's words: as the server keeps them once it has them, until then as they were typed. */
export function Question({ question, connection }: { question: Asked; connection: LinkState }) {
  const { activity, pending } = question
  const words = shownText(activity)
  return (
    <div class={pending ? 'question question-pending' : 'question'} lang={activity.locale ?? language.value}>
      <h3 class="visually-hidden">{text('yourQuestion')}</h3>
      {words && <p class="question-words">{words}</p>}
      <Attachments attachments={activity.attachments ?? []} carousel={false} />
      {pending?.files.map(file => <FileLink key={file.key} attachment={{ contentType: file.type, name: file.name }} />)}
      {pending && !pending.refused && <Waiting words={text(connection === 'online' || connection === 'connecting' ? 'waitingToSend' : 'waitingForConnection')} />}
      {pending?.refused && <Refused pending={pending} reason={pending.refused} />}
    </div>
  )
}

/** Most messages are there at once; a line that only flickers would be noise. */
function Waiting({ words }: { words: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 800)
    return () => clearTimeout(timer)
  }, [])
  return late ? <p class="question-state">{words}</p> : null
}

function Refused({ pending, reason }: { pending: Parcel; reason: NonNullable<Parcel['refused']> }) {
  const chat = useChat()
  return (
    <div class="question-refused" role="alert">
      <p>{text(reasons[reason])}</p>
      <button type="button" class="secondary-button" onClick={() => chat.writeAgain(parcelId(pending))}>{text('writeAgain')}</button>
      <button type="button" class="quiet-button" onClick={() => chat.discard(parcelId(pending))}>{text('discard')}</button>
    </div>
  )
}
