import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'

/** Cards side by side: swiped, scrolled with the arrow keys, or turned with two buttons. Nothing turns by itself. */
export function Carousel({ children }: { children: ComponentChildren[] }) {
  const track = useRef<HTMLDivElement>(null)
  const turn = (direction: 1 | -1) => track.current?.scrollBy({ left: direction * track.current.clientWidth * 0.8 })
  return (
    <div class="carousel">
      <div class="carousel-track" ref={track} tabIndex={0} role="group" aria-label={text('cards', { count: children.length })}>{children}</div>
      <div class="carousel-buttons">
        <button type="button" class="icon-button" aria-label={text('previousCard')} onClick={() => turn(-1)}><Icon name="previous" /></button>
        <button type="button" class="icon-button" aria-label={text('nextCard')} onClick={() => turn(1)}><Icon name="next" /></button>
      </div>
    </div>
  )
}
