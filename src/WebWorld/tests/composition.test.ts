import { expect, test, vi } from 'vitest'
import { belongsToInputMethod, takeWhenComposed } from '../chat/composer/composition'

test('Enter belongs to the input method while it composes, in Chrome’s way and in Safari’s', () => {
  expect(belongsToInputMethod(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))).toBe(true)
  expect(belongsToInputMethod(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229 }))).toBe(true)
  expect(belongsToInputMethod(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13 }))).toBe(false)
})

test.each(['the last input, then the end', 'the end, then the last input'])('the last syllable is taken along: %s', order => {
  vi.useFakeTimers()
  const field = document.createElement('textarea')
  const taken: string[] = []
  field.value = '안녕하세'
  takeWhenComposed(field, true, text => taken.push(text))
  const lastInput = () => { field.value = '안녕하세요' }
  const end = () => field.dispatchEvent(new CompositionEvent('compositionend'))
  for (const step of order.startsWith('the end') ? [end, lastInput] : [lastInput, end]) step()
  vi.runAllTimers()
  expect(taken).toEqual(['안녕하세요'])
  vi.useRealTimers()
})
