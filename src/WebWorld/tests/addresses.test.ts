import { expect, test } from 'vitest'
import { addressOf, webAddress } from '../chat/messages/addresses'
import { judge } from '../chat/conversation/posting'
import { secondsToWait, userIn } from '../chat/conversation/tokens'

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'blob:https://x/y', 7, undefined])('a card does not lead to %s', address => {
  expect(webAddress(address)).toBeUndefined()
})

test('a card leads to the web, and to a telephone', () => {
  expect(webAddress('https://www.gov.kr/')).toBe('https://www.gov.kr/')
  expect(addressOf({ type: 'call', value: 'tel:02-120' })).toBe('tel:02-120')
  expect(addressOf({ type: 'call', value: 'javascript:1' })).toBe('tel:1')
})

test.each([
  [400, null, { kind: 'refused', reason: 'other' }], [413, null, { kind: 'refused', reason: 'tooLong' }],
  [429, '12', { kind: 'again', afterSeconds: 12 }], [404, null, { kind: 'again' }], [403, null, { kind: 'again' }], [0, null, { kind: 'again' }],
] as const)('a post answered with %s is judged', (status, retryAfter, result) => {
  expect(judge(status, retryAfter)).toEqual(result)
})

test('a wait is never endless', () => {
  expect([secondsToWait('3'), secondsToWait('100000'), secondsToWait(null), secondsToWait('soon')]).toEqual([3, 120, 10, 10])
})

test('the token tells who the visitor is', () => {
  expect(userIn(`h.${btoa(JSON.stringify({ user: 'dl_7' }))}.s`)).toBe('dl_7')
  expect(userIn('nonsense')).toBe('')
})
