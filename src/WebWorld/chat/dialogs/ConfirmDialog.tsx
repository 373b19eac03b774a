import { useEffect, useId, useRef } from 'preact/hooks'
import { text } from '../../shared/i18n/texts'

interface Props { open: boolean; title: string; body: string; confirm: string; dangerous?: boolean; onConfirm: () => void; onClose: () => void }

/** The browser's own dialog: it keeps the focus inside, closes with Escape and gives the focus back. */
export function ConfirmDialog({ open, title, body, confirm, dangerous = false, onConfirm, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-body`} onClose={onClose}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-body`}>{body}</p>
      <form method="dialog" class="dialog-buttons">
        <button class="secondary-button">{text('cancel')}</button>
        <button class={dangerous ? 'danger-button' : 'primary-button'} onClick={onConfirm}>{confirm}</button>
      </form>
    </dialog>
  )
}
