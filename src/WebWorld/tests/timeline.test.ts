import { describe, expect, test } from 'vitest'
import type { Activity } from '../chat/conversation/activity'
import type { Parcel } from '../chat/conversation/outbox'
import { turnsOf } from '../chat/conversation/timeline'

const asked = (id: string, more: Activity['channelData'] = {}): Activity =>
  ({ type: 'message', id, text: id, from: { id: 'dl_1', role: 'user' }, channelData: { clientActivityID: `c-${id}`, ...more } })
const answered = (id: string, replyToId?: string): Activity =>
  ({ type: 'message', id, text: id, from: { id: 'petition120', role: 'bot' }, ...(replyToId ? { replyToId } : {}) })
const handoff = (id: string, state: string): Activity => ({ type: 'event', name: 'handoff.status', id, value: { state }, from: { id: 'petition120', role: 'bot' } })
const waiting = (id: string): Parcel => ({ activity: { type: 'message', text: id, channelData: { clientActivityID: `c-${id}` } }, files: [], writtenAt: 0 })
const shape = (...input: Parameters<typeof turnsOf>) => turnsOf(...input).map(turn => [turn.question?.activity.text ?? '', ...turn.replies.map(reply => reply.id)])

describe('the conversation as it is shown', () => {
  test('starts with the greeting, which answers no question', () => {
    expect(shape([answered('hello')], [])).toEqual([['', 'hello']])
  })

  test('puts each answer under its own question, even when two were asked at once', () => {
    expect(shape([asked('q1'), asked('q2'), answered('a1', 'q1'), answered('a2', 'q2')], [])).toEqual([['q1', 'a1'], ['q2', 'a2']])
  })

  test('shows a late answer to an old question at the end, where it is seen', () => {
    expect(shape([asked('q1'), asked('q2'), asked('q3'), asked('q4'), answered('a1', 'q1')], []).at(-1)).toEqual(['q4', 'a1'])
  })

  test('shows what is on its way last, and only until its echo is there', () => {
    expect(shape([asked('q1')], [waiting('q1'), waiting('q2')])).toEqual([['q1'], ['q2']])
  })

  test('keeps the key of a question when its echo replaces it, so that nothing is drawn anew', () => {
    expect(turnsOf([], [waiting('q1')])[0]?.key).toBe(turnsOf([asked('q1')], [])[0]?.key)
  })

  test('does not show what a button sent silently', () => {
    expect(shape([asked('q1', { postBack: true }), answered('a1', 'q1')], [])).toEqual([['', 'a1']])
  })

  test('shows only the newest of several handoff states', () => {
    expect(shape([asked('q1'), handoff('h1', 'queued'), handoff('h2', 'accepted'), answered('a')], [])).toEqual([['q1', 'h2', 'a']])
  })

  test('ignores what it does not know', () => {
    expect(shape([{ type: 'trace', id: 't' }, asked('q1'), { type: 'event', name: 'other', id: 'e' }], [])).toEqual([['q1']])
  })
})
