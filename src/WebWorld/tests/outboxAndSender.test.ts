import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openOutbox, parcelId, type Outbox, type Parcel } from '../chat/conversation/outbox'
import { createSender, orphanAge, type PostResult } from '../chat/conversation/sender'

const parcel = (id: string, type = 'message', writtenAt = Date.now()): Parcel =>
  ({ activity: { type, text: id, channelData: { clientActivityID: id } }, files: [], writtenAt })
const stored = () => (JSON.parse(localStorage.getItem('seoul.outbox') ?? '[]') as Parcel[]).map(parcelId)

/** A server that answers as it is told, and remembers what was posted. */
function server(...answers: PostResult[]) {
  const posted: string[] = []
  return { posted, post: async (activity: Parcel['activity']) => { posted.push(activity.channelData.clientActivityID); return answers.shift() ?? { kind: 'accepted' as const } } }
}

let outbox: Outbox
let sender: ReturnType<typeof createSender> | undefined
const start = (to: ReturnType<typeof server>, onBusy = (_: number) => {}) => {
  sender = createSender({ outbox, post: to.post, onBusy, wait: async () => {} })
  return sender
}
const settle = async () => { for (let turn = 0; turn < 20; turn++) await Promise.resolve() }

beforeEach(() => { localStorage.clear(); outbox = openOutbox() })
afterEach(() => { sender?.close(); outbox.close(); vi.useRealTimers() })

describe('the outbox', () => {
  test('keeps a message until its echo is seen, over a reload', async () => {
    start(server()).send(parcel('a'))
    await settle()
    expect(stored()).toEqual(['a'])
    expect(openOutbox().parcels.value.map(parcelId)).toEqual(['a'])
    outbox.remove('a')
    expect(stored()).toEqual([])
  })

  test('does not bring back what another tab has delivered', () => {
    outbox.add(parcel('a'))
    localStorage.setItem('seoul.outbox', '[]')
    outbox.add(parcel('b'))
    expect(stored()).toEqual(['b'])
  })

  test('survives nonsense in storage', () => {
    localStorage.setItem('seoul.outbox', '{"not": "a list"}')
    expect(openOutbox().parcels.value).toEqual([])
  })
})

describe('the sender', () => {
  test('posts again with the same id when the server says retry', async () => {
    const to = server({ kind: 'again' }, { kind: 'again' })
    start(to).send(parcel('a'))
    await settle()
    expect(to.posted).toEqual(['a', 'a', 'a'])
  })

  test('keeps the order: the second waits for the first', async () => {
    const to = server({ kind: 'again' })
    const sending = start(to)
    sending.send(parcel('a'))
    sending.send(parcel('b'))
    await settle()
    expect(to.posted).toEqual(['a', 'a', 'b'])
  })

  test('does not post twice what was accepted, but does when the whole history lacks it', async () => {
    const to = server()
    const sending = start(to)
    sending.send(parcel('a'))
    await settle()
    sending.hurry()
    await settle()
    expect(to.posted).toEqual(['a'])
    sending.historyRead()
    await settle()
    expect(to.posted).toEqual(['a', 'a'])
  })

  test('marks what the server will not take, and goes on with the next', async () => {
    const to = server({ kind: 'refused', reason: 'tooLong' })
    const sending = start(to)
    sending.send(parcel('a'))
    sending.send(parcel('b'))
    await settle()
    expect(to.posted).toEqual(['a', 'b'])
    expect(outbox.parcels.value[0]?.refused).toBe('tooLong')
  })

  test('tells how long a busy server asked us to wait', async () => {
    const waits: number[] = []
    start(server({ kind: 'again', afterSeconds: 7 }), seconds => waits.push(seconds)).send(parcel('a'))
    await settle()
    expect(waits).toEqual([7])
  })

  test('is done with an invoke once it is accepted: it has no echo', async () => {
    start(server()).send(parcel('a', 'invoke'))
    await settle()
    expect(stored()).toEqual([])
  })

  test('sends what an earlier visit left behind', async () => {
    outbox.add(parcel('left'))
    const to = server()
    start(to).hurry()
    await settle()
    expect(to.posted).toEqual(['left'])
  })

  test('leaves a fresh message of another tab to that tab, and adopts an old one', async () => {
    const to = server()
    const sending = start(to)
    outbox.add(parcel('fresh'))
    outbox.add(parcel('orphan', 'message', Date.now() - orphanAge - 1))
    sending.hurry()
    await settle()
    expect(to.posted).toEqual(['orphan'])
  })
})
