import { easyMode, text } from '../../shared/i18n/texts'
import type { CardAction } from '../conversation/activity'
import { CardButton } from './CardButton'

export function QuickReplies({ actions, lang }: { actions: readonly CardAction[]; lang: string }) {
  if (actions.length === 0) return null
  return (
    <ul class={easyMode.value ? 'quick-replies quick-replies-easy' : 'quick-replies'} aria-label={text('quickReplies')}>
      {actions.slice(0, easyMode.value ? 3 : undefined).map((action, index) => <li key={index} lang={lang}><CardButton action={action} look="quick-reply" /></li>)}
    </ul>
  )
}
