import { render } from 'preact'
import { chooseLanguage } from '../shared/i18n/language'
import { speak } from '../shared/i18n/texts'
import { recall } from '../shared/saved'
import { ChatPage } from './ChatPage'
import { openConversation } from './conversation/conversation'
import { announce } from './messages/Announcer'
import { noticeAnswer } from './messages/NewAnswerButton'
import { loadMarkdown } from './messages/RichText'
import { keepSettings } from './settings'
import { followKeyboard } from './viewport'
import { readWelcome } from './welcome/welcome'
import { afterFirstPaint, onWaking } from './waking'

/** The chat page: speak the citizen's language, show the counters, then connect. */
await speak(chooseLanguage(location.search, recall('language'), navigator.languages), recall('easy') === 'on').catch(() => undefined)
keepSettings()
followKeyboard()

const conversation = openConversation(answer => {
  announce(answer)
  noticeAnswer(answer)
})
render(<ChatPage conversation={conversation} />, document.getElementById('page') as HTMLElement)
void readWelcome()
afterFirstPaint(() => {
  conversation.connect()
  void loadMarkdown()
})
onWaking(() => {
  conversation.wake()
  void readWelcome()
})
