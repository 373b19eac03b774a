import { easyMode, text } from '../../shared/i18n/texts'
import type { CardAction } from '../conversation/activity'
import { CardButton } from './CardButton'

/** In easy mode three are enough to choose from; a menu is shown whole, or one could not choose from it. */
export function QuickReplies({ actions, lang, menu = false }: { actions: readonly CardAction[]; lang: string; menu?: boolean | undefined }) {
  if (actions.length === 0) return null
  return (
    <ul class={easyMode.value ? 'quick-replies quick-replies-easy' : 'quick-replies'} aria-label={text('quickReplies')}>
      {actions.slice(0, easyMode.value && !menu ? 3 : undefined).map((action, index) => <li key={index} lang={lang}><CardButton action={action} look="quick-reply" /></li>)}
    </ul>
  )
}
