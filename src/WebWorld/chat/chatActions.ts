import { newId } from '../shared/newId'
import type { ChatActions } from './ChatContext'
import { writeBack } from './composer/draft'
import { typeOf } from './composer/fileLimits'
import { focusInput } from './composer/focusInput'
import { shownText, type CardAction } from './conversation/activity'
import type { Conversation } from './conversation/conversation'
import { keepFile, keptFile } from './conversation/keptFiles'
import { parcelId, type KeptFile } from './conversation/outbox'

export interface PageActions extends ChatActions { askWithFiles(question: string, files: readonly File[]): Promise<void> }

/** What a press or a word on the page becomes on the wire. */
export function chatActions(conversation: Conversation): PageActions {
  const ask = (question: string) => conversation.send({ type: 'message', text: question })

  async function askWithFiles(question: string, files: readonly File[]) {
    if (files.length === 0) return ask(question)
    // Kept before it is sent: a reload in between finds the file again.
    const kept = await Promise.all(files.map(async (file): Promise<KeptFile> => {
      const key = newId()
      await keepFile(key, file)
      return { key, name: file.name, type: typeOf(file), size: file.size }
    }))
    conversation.send({ type: 'message', ...(question ? { text: question } : {}) }, kept)
  }

  function press(action: CardAction) {
    const written = typeof action.value === 'string' ? action.value : undefined
    if (action.type === 'imBack' && written) ask(written)
    if (action.type === 'postBack') conversation.send({ type: 'message', ...(written ? { text: written } : { value: action.value }), channelData: { postBack: true } })
    if (action.type === 'messageBack') conversation.send({
      type: 'message', value: action.value,
      ...(action.text ? { text: action.text } : {}),
      channelData: action.displayText ? { messageBack: { displayText: action.displayText } } : { postBack: true },
    })
    focusInput()
  }

  function discard(id: string) {
    const parcel = conversation.unsent().find(candidate => parcelId(candidate) === id)
    if (parcel) conversation.forget(parcel)
  }

  async function writeAgain(id: string) {
    const parcel = conversation.unsent().find(candidate => parcelId(candidate) === id)
    if (!parcel || parcel.activity.type !== 'message') return
    writeBack(shownText(parcel.activity))
    const contents = Promise.all(parcel.files.map(async file => [file, await keptFile(file.key)] as const))
    discard(id)
    for (const [file, content] of await contents) if (content) writeBack('', [new File([content], file.name, { type: file.type })])
    focusInput()
  }

  return {
    ask, askWithFiles, press, discard,
    writeAgain: id => void writeAgain(id),
    rate: (answerId, reaction, words) => conversation.send({
      type: 'invoke', name: 'message/submitAction', replyToId: answerId,
      value: { actionName: 'feedback', actionValue: { reaction, feedback: { feedbackText: words ?? '' } } },
    }),
  }
}
