import type { CardAction } from '../conversation/activity'
import { CardButton } from './CardButton'
import { Picture } from './Picture'
import { RichText } from './RichText'

interface HeroContent { title?: string; subtitle?: string; text?: string; images?: { url: string; alt?: string }[]; buttons?: CardAction[] }

/** Hero and thumbnail cards differ only in the size of their picture. */
export function HeroCard({ card, small }: { card: HeroContent; small: boolean }) {
  return (
    <section class={small ? 'card card-thumbnail' : 'card'}>
      {card.images?.map(image => <Picture key={image.url} url={image.url} words={image.alt ?? card.title} />)}
      <div class="card-words">
        {card.title && <p class="card-title">{card.title}</p>}
        {card.subtitle && <p class="card-subtitle">{card.subtitle}</p>}
        {card.text && <RichText markdown={card.text} />}
        {card.buttons && card.buttons.length > 0 && <div class="card-buttons">{card.buttons.map((button, index) => <CardButton key={index} action={button} />)}</div>}
      </div>
    </section>
  )
}
