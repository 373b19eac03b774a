import { useSignal } from '@preact/signals'
import { text } from '../shared/i18n/texts'
import { chatActions } from './chatActions'
import { ChatContext } from './ChatContext'
import { Composer } from './composer/Composer'
import { focusInput } from './composer/focusInput'
import { ConnectionLine, startAnewId } from './ConnectionLine'
import type { Conversation } from './conversation/conversation'
import { ConfirmDialog } from './dialogs/ConfirmDialog'
import { deleteConversation, saveTranscript } from './conversation/ownData'
import { Announcer } from './messages/Announcer'
import { ConversationView } from './messages/ConversationView'
import { NewAnswerButton } from './messages/NewAnswerButton'
import { Banner } from './top/Banner'
import { TopBar } from './top/TopBar'
import { measured } from './viewport'
import { Welcome } from './welcome/Welcome'

const composerHeight = measured('--composer-height')

export function ChatPage({ conversation }: { conversation: Conversation }) {
  const dialog = useSignal<'new' | 'delete' | null>(null)
  const notice = useSignal('')
  const actions = chatActions(conversation)
  const begun = conversation.turns.value.some(turn => turn.question)

  function startAnew() {
    conversation.unsent().forEach(parcel => actions.writeAgain(parcel.activity.channelData.clientActivityID))
    conversation.startAnew()
    scrollTo({ top: 0, behavior: 'instant' })
    focusInput()
  }
  function send(words: string, files: readonly File[]): boolean {
    if (conversation.over.value) {
      document.getElementById(startAnewId)?.focus()
      return false
    }
    notice.value = ''
    void actions.askWithFiles(words, files)
    return true
  }
  function askForPerson() {
    if (conversation.over.value) startAnew()
    actions.ask(text('personMessage'))
  }
  async function deleteAll() {
    const done = await deleteConversation(conversation)
    notice.value = text(done ? 'deleted' : 'deleteFailed')
    if (done) startAnew()
  }
  const menu = {
    begun,
    startAnew: () => { if (begun) dialog.value = 'new'; else startAnew() },
    download: async () => { notice.value = await saveTranscript(conversation) ? '' : text('downloadFailed') },
    remove: () => { dialog.value = 'delete' },
  }

  return (
    <ChatContext.Provider value={actions}>
      <a class="skip-link" href="#conversation">{text('skipToConversation')}</a>
      <TopBar menu={menu} onPerson={askForPerson} />
      <Banner />
      <main id="conversation" class="main" tabIndex={-1}>
        {!conversation.historyRead.value && <p class="resuming" role="status">{text('resuming')}</p>}
        {begun && <ConversationView conversation={conversation} />}
        {!begun && conversation.historyRead.value && <Welcome onAsk={actions.ask} />}
        <Announcer typing={conversation.typing.value} />
      </main>
      <div class="dock" ref={composerHeight}>
        <NewAnswerButton />
        <ConnectionLine conversation={conversation} notice={notice} onStartAnew={startAnew} />
        <Composer onType={conversation.sayTyping} onSend={send} />
      </div>
      <ConfirmDialog open={dialog.value === 'new'} title={text('newTitle')} body={text('newBody')} confirm={text('newConfirm')}
        onConfirm={startAnew} onClose={() => { dialog.value = null }} />
      <ConfirmDialog open={dialog.value === 'delete'} title={text('deleteTitle')} body={text('deleteBody')} confirm={text('deleteConfirm')} dangerous
        onConfirm={() => void deleteAll()} onClose={() => { dialog.value = null }} />
    </ChatContext.Provider>
  )
}
