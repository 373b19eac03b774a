import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Activity } from '../chat/conversation/activity'
import type { LinkOptions, LinkState } from '../chat/conversation/link'

const link = vi.hoisted(() => ({ opened: [] as LinkOptions[], posted: [] as string[] }))
vi.mock('../chat/conversation/link', () => ({
  openLink: (options: LinkOptions) => {
    link.opened.push(options)
    return {
      post: async (activity: Activity) => { link.posted.push(activity.channelData?.clientActivityID ?? ''); return { kind: 'accepted' } },
      token: () => 'token', wake() {}, close() {},
    }
  },
}))
const { openConversation } = await import('../chat/conversation/conversation')

const asked = (id: string, clientActivityID = `c-${id}`): Activity => ({ type: 'message', id, text: id, from: { id: 'dl_1', role: 'user' }, channelData: { clientActivityID } })
const answered = (id: string, replyToId: string): Activity => ({ type: 'message', id, text: id, replyToId, from: { id: 'petition120', role: 'bot' } })
const words = () => conversation.turns.value.flatMap(turn => [turn.question?.activity.text, ...turn.replies.map(reply => reply.id)])
const line = () => link.opened.at(-1) as LinkOptions
const is = (state: LinkState) => line().onState(state)

let announced: string[]
let conversation: ReturnType<typeof openConversation>
function visit() {
  announced = []
  conversation = openConversation(answer => announced.push(answer.id ?? ''))
  conversation.connect()
}

beforeEach(() => { vi.useFakeTimers(); localStorage.clear(); link.opened = []; link.posted = [] })
afterEach(() => { conversation.close(); vi.useRealTimers() })

test('a new conversation is written down once it has started, and only then', () => {
  visit()
  expect(localStorage.getItem('seoul.conversation')).toBeNull()
  line().onStarted('one')
  expect(localStorage.getItem('seoul.conversation')).toBe('one')
})

test('a reload reads the whole conversation back at once, without doubles and without announcing it', async () => {
  localStorage.setItem('seoul.conversation', 'one')
  visit()
  expect(line().conversationId).toBe('one')
  is('online')
  for (const activity of [asked('q'), answered('a', 'q'), asked('q'), answered('a', 'q')]) line().onActivity(activity)
  expect(conversation.historyRead.value).toBe(false)
  await vi.advanceTimersByTimeAsync(500)
  expect(conversation.historyRead.value).toBe(true)
  expect(words()).toEqual(['q', 'a'])
  expect(announced).toEqual([])
  line().onActivity(answered('b', 'q'))
  expect(announced).toEqual(['b'])
})

test('what was written before the reload is sent with the same id, and shown once when its echo comes', async () => {
  visit()
  conversation.send({ type: 'message', text: 'q' })
  const id = conversation.unsent()[0]?.activity.channelData.clientActivityID
  conversation.close()
  link.posted = []
  visit()
  is('online')
  await vi.advanceTimersByTimeAsync(500)
  expect(new Set(link.posted)).toEqual(new Set([id]))
  line().onActivity(asked('q', id))
  expect(words()).toEqual(['q'])
  expect(conversation.unsent()).toEqual([])
})

test('an expired conversation with nothing unsent begins anew by itself', () => {
  localStorage.setItem('seoul.conversation', 'old')
  visit()
  is('gone')
  expect(link.opened).toHaveLength(2)
  expect(line().conversationId).toBeUndefined()
  expect(conversation.startedAnew.value).toBe(true)
})

test('a conversation that goes while words are unsent keeps them and waits for the citizen', () => {
  localStorage.setItem('seoul.conversation', 'old')
  visit()
  conversation.send({ type: 'message', text: 'q' })
  is('gone')
  expect(link.opened).toHaveLength(1)
  expect(conversation.connection.value).toBe('gone')
  expect(words()).toEqual(['q'])
})

test('a tab follows the conversation another tab has begun', () => {
  visit()
  line().onStarted('one')
  localStorage.setItem('seoul.conversation', 'two')
  dispatchEvent(new StorageEvent('storage', { key: 'seoul.conversation', newValue: 'two' }))
  expect(line().conversationId).toBe('two')
})
