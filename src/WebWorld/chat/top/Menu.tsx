import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon, type IconName } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'

export interface MenuActions { begun: boolean; startAnew: () => void; download: () => void; remove: () => void }

export function Menu({ actions }: { actions: MenuActions }) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const items = () => [...list.current?.querySelectorAll<HTMLButtonElement>('[role=menuitem]:not(:disabled)') ?? []]

  useEffect(() => {
    if (!open.value) return undefined
    items()[0]?.focus({ preventScroll: true })
    const outside = (event: Event) => { if (!(event.target instanceof Node && list.current?.parentElement?.contains(event.target))) open.value = false }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open.value])

  function close() {
    open.value = false
    button.current?.focus({ preventScroll: true })
  }
  function onKey(event: KeyboardEvent) {
    const all = items()
    const here = all.indexOf(document.activeElement as HTMLButtonElement)
    const target = { ArrowDown: here + 1, ArrowUp: here - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab') open.value = false
    else if (target !== undefined) all[target % all.length]?.focus({ preventScroll: true })
    else return
    if (event.key !== 'Tab') event.preventDefault()
  }
  const item = (icon: IconName, words: string, act: () => void, enabled = true) => (
    <li role="none"><button type="button" role="menuitem" tabIndex={-1} disabled={!enabled} onClick={() => { close(); act() }}><Icon name={icon} />{words}</button></li>
  )
  return (
    <div class="menu" onKeyDown={event => { if (open.value) onKey(event) }}>
      <button ref={button} type="button" class="icon-button" aria-haspopup="menu" aria-expanded={open.value} aria-label={text('menu')}
        onClick={() => { open.value = !open.value }}><Icon name="menu" /></button>
      {open.value && (
        <ul ref={list} class="menu-list" role="menu" aria-label={text('menu')}>
          {item('plus', text('newConversation'), actions.startAnew)}
          {item('download', text('downloadTranscript'), actions.download, actions.begun)}
          {item('waste', text('deleteConversation'), actions.remove, actions.begun)}
        </ul>
      )}
    </div>
  )
}
