import { signal, type ReadonlySignal } from '@preact/signals'
import { onOtherTab, recall, remember } from '../../shared/saved'
import type { OutgoingActivity } from './activity'

export interface KeptFile { key: string; name: string; type: string; size: number }

export interface Parcel {
  activity: OutgoingActivity
  files: KeptFile[]
  writtenAt: number
  /** Why the server will not take it; it waits for the citizen to change or discard it. */
  refused?: 'tooLong' | 'tooLarge' | 'filesLost' | 'other'
}

export const parcelId = (parcel: Parcel): string => parcel.activity.channelData.clientActivityID

/**
 * What has been written and not yet been seen on the stream. It lives in storage, and every change reads
 * storage first: two tabs share it, and a tab must not bring back what the other has already delivered.
 */
export interface Outbox {
  parcels: ReadonlySignal<readonly Parcel[]>
  add(parcel: Parcel): void
  refuse(id: string, reason: NonNullable<Parcel['refused']>): void
  remove(id: string): void
  close(): void
}

export function openOutbox(): Outbox {
  const parcels = signal<readonly Parcel[]>(read(recall('outbox')))
  // A browser that refuses storage still keeps the words for as long as the page is open.
  let storageHolds = true
  const change = (edit: (current: readonly Parcel[]) => readonly Parcel[]) => {
    const changed = edit(storageHolds ? read(recall('outbox')) : parcels.peek())
    const written = changed.length > 0 ? JSON.stringify(changed) : null
    remember('outbox', written)
    storageHolds = recall('outbox') === written
    parcels.value = changed
  }
  return {
    parcels,
    add: parcel => change(current => [...current, parcel]),
    refuse: (id, refused) => change(current => current.map(parcel => parcelId(parcel) === id ? { ...parcel, refused } : parcel)),
    remove: id => { if (parcels.peek().some(parcel => parcelId(parcel) === id)) change(current => current.filter(parcel => parcelId(parcel) !== id)) },
    close: onOtherTab('outbox', value => { parcels.value = read(value) }),
  }
}

function read(stored: string | null): Parcel[] {
  try {
    const parsed: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(parsed) ? parsed.filter((parcel: Partial<Parcel>): parcel is Parcel => Boolean(parcel?.activity?.channelData?.clientActivityID)) : []
  } catch { return [] }
}
