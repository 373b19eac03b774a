/** What this browser remembers. A private window may refuse storage: then the page works, it only forgets. */
const names = { conversation: 'seoul.conversation', outbox: 'seoul.outbox', draft: 'seoul.draft', language: 'seoul.language', easy: 'seoul.easy' } as const
export type SavedName = keyof typeof names

export function recall(name: SavedName): string | null {
  try { return localStorage.getItem(names[name]) } catch { return null }
}

export function remember(name: SavedName, value: string | null): void {
  try {
    if (value === null || value === '') localStorage.removeItem(names[name])
    else localStorage.setItem(names[name], value)
  } catch { /* A full or forbidden store must not stop a question from being sent. */ }
}

/** Tells what another tab has changed; the tab that writes hears nothing. */
export function onOtherTab(name: SavedName, changed: (value: string | null) => void): () => void {
  const listen = (event: StorageEvent) => { if (event.key === names[name]) changed(event.newValue) }
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}
