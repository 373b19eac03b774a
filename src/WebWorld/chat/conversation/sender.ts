import type { OutgoingActivity } from './activity'
import { parcelId, type KeptFile, type Outbox, type Parcel } from './outbox'

export type PostResult =
  | { kind: 'accepted' }
  | { kind: 'again'; afterSeconds?: number }
  | { kind: 'refused'; reason: NonNullable<Parcel['refused']> }

export interface SenderOptions {
  outbox: Outbox
  post(activity: OutgoingActivity, files: KeptFile[]): Promise<PostResult>
  /** The server asked us to wait; the page says how long. */
  onBusy(seconds: number): void
  wait?: (milliseconds: number, stop: AbortSignal) => Promise<void>
}

const longestWait = 15_000
/** A parcel of another tab is that tab's to send, unless it has waited so long that the tab must be gone. */
export const orphanAge = 10_000

/**
 * Sends the outbox in the order it was written, one at a time. A parcel stays in the outbox until its echo is
 * seen; posting it again is safe because the server knows its clientActivityID.
 */
export function createSender({ outbox, post, onBusy, wait = sleep }: SenderOptions) {
  const accepted = new Set<string>()
  const mine = new Set(outbox.parcels.peek().map(parcelId))
  let sending = false
  let closed = false
  let waking = new AbortController()
  const patrol = setInterval(() => void pump(), orphanAge)

  const next = () => outbox.parcels.peek().find(parcel => !parcel.refused && !accepted.has(parcelId(parcel))
    && (mine.has(parcelId(parcel)) || Date.now() - parcel.writtenAt > orphanAge))

  async function pump() {
    if (sending) return
    sending = true
    let failures = 0
    for (let parcel = next(); parcel && !closed; parcel = next()) {
      const result = await post(parcel.activity, parcel.files)
      if (result.kind === 'again') {
        if (result.afterSeconds) onBusy(result.afterSeconds)
        waking = new AbortController()
        await wait(result.afterSeconds ? result.afterSeconds * 1000 : Math.min(longestWait, 1000 * 2 ** failures++), waking.signal)
        continue
      }
      failures = 0
      if (result.kind === 'refused') outbox.refuse(parcelId(parcel), result.reason)
      else accept(parcel)
    }
    sending = false
  }

  function accept(parcel: Parcel) {
    accepted.add(parcelId(parcel))
    // Only messages come back on the stream; anything else is delivered once the server has said yes.
    if (parcel.activity.type !== 'message') outbox.remove(parcelId(parcel))
  }

  return {
    send(parcel: Parcel) { mine.add(parcelId(parcel)); outbox.add(parcel); void pump() },
    /** The whole history has been read: what is still in the outbox has not arrived, whatever we were told. */
    historyRead() { accepted.clear(); waking.abort(); void pump() },
    /** The connection is back, so there is no reason to sit out the back-off. */
    hurry() { waking.abort(); void pump() },
    close() { closed = true; clearInterval(patrol); waking.abort() },
  }
}

const sleep = (milliseconds: number, stop: AbortSignal) => new Promise<void>(resolve => {
  const timer = setTimeout(resolve, milliseconds)
  stop.addEventListener('abort', () => { clearTimeout(timer); resolve() }, { once: true })
})
