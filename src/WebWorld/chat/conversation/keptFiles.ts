/** Files wait in IndexedDB until they are delivered: they are too large for localStorage, and a reload must not lose them. */
const memory = new Map<string, Blob>()

export async function keepFile(key: string, file: Blob): Promise<void> {
  memory.set(key, file)
  await inStore('readwrite', store => store.put(file, key)).catch(() => undefined)
}

export async function keptFile(key: string): Promise<Blob | undefined> {
  const stored: unknown = memory.get(key) ?? await inStore('readonly', store => store.get(key)).catch(() => undefined)
  return stored instanceof Blob ? stored : undefined
}

export async function dropFile(key: string): Promise<void> {
  memory.delete(key)
  await inStore('readwrite', store => store.delete(key)).catch(() => undefined)
}

function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('seoul', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('files')
    opening.onerror = () => reject(opening.error ?? new Error('files cannot be kept'))
    opening.onsuccess = () => {
      const request = work(opening.result.transaction('files', mode).objectStore('files'))
      request.onsuccess = () => { resolve(request.result); opening.result.close() }
      request.onerror = () => { reject(request.error ?? new Error('file not kept')); opening.result.close() }
    }
  })
}
