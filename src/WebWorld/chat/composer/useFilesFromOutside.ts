import { useSignal, type ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** Files dropped or pasted anywhere on the page; a missed drop must not make the browser leave the page. */
export function useFilesFromOutside(offer: (files: readonly File[]) => void): ReadonlySignal<boolean> {
  const dragging = useSignal(false)
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    document.addEventListener('paste', event => {
      const files = [...event.clipboardData?.files ?? []]
      // Office programs put a picture of the text beside the text; then the text is meant.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return
      event.preventDefault()
      offer(files)
    }, { signal })
    document.addEventListener('dragover', event => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      dragging.value = true
    }, { signal })
    document.addEventListener('dragleave', event => { if (!event.relatedTarget) dragging.value = false }, { signal })
    document.addEventListener('drop', event => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      dragging.value = false
      offer([...event.dataTransfer?.files ?? []])
    }, { signal })
    return () => listening.abort()
  })
  return dragging
}
