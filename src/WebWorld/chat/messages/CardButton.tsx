import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'
import type { CardAction } from '../conversation/activity'
import { useChat } from '../ChatContext'
import { addressOf } from './addresses'

/** A card action as what it is: a link when it leads away, a button when it says something. */
export function CardButton({ action, look = 'card-button' }: { action: CardAction; look?: string }) {
  const chat = useChat()
  const title = action.title || action.displayText || (typeof action.value === 'string' ? action.value : '')
  const address = addressOf(action)
  switch (action.type) {
    case 'openUrl':
    case 'showImage':
      return address ? <a class={look} href={address} target="_blank" rel="noopener noreferrer">{title}<Icon name="external" /><span class="visually-hidden"> ({text('opensNewWindow')})</span></a> : null
    case 'downloadFile':
      return address ? <a class={look} href={address} download rel="noopener noreferrer">{title}<Icon name="download" /></a> : null
    case 'call':
      return address ? <a class={look} href={address}><Icon name="phone" />{title}</a> : null
    case 'imBack':
    case 'postBack':
    case 'messageBack':
      return <button type="button" class={look} onClick={() => chat.press(action)}>{title}</button>
    default:
      return null
  }
}
