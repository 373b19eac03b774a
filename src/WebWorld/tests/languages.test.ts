import { afterEach, describe, expect, test } from 'vitest'
import { readableDate } from '../shared/i18n/dates'
import { chooseLanguage } from '../shared/i18n/language'
import { speak, text } from '../shared/i18n/texts'
import ko from '../shared/i18n/ko.json'

const files = import.meta.glob<{ default: Record<string, string> }>('../shared/i18n/*.json', { eager: true })
const wholes = Object.entries(files).filter(([path]) => !path.includes('.easy.'))
const easies = Object.entries(files).filter(([path]) => path.includes('.easy.'))
const places = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

afterEach(() => speak('ko', false))

describe('the texts', () => {
  test('exist in four languages, each with an easy variant', () => {
    expect([wholes.length, easies.length]).toEqual([4, 4])
  })

  test.each(wholes)('%s has every key, none more, and none empty', (_, file) => {
    expect(Object.keys(file.default).sort()).toEqual(Object.keys(ko).sort())
    expect(Object.values(file.default).filter(words => words.trim() === '')).toEqual([])
  })

  test.each(easies)('%s changes only texts that exist', (_, file) => {
    expect(Object.keys(file.default).filter(key => !(key in ko))).toEqual([])
  })

  test.each(wholes)('%s fills the same places as the Korean', (_, file) => {
    for (const [key, words] of Object.entries(ko)) expect([key, places(file.default[key] ?? '')]).toEqual([key, places(words)])
  })

  test.each(easies)('%s fills no place the Korean does not offer', (_, file) => {
    for (const [key, words] of Object.entries(file.default)) expect(places(ko[key as keyof typeof ko])).toEqual(expect.arrayContaining(places(words)))
  })

  test('keep to the voice: no exclamation marks, no 고객님', () => {
    for (const [, file] of [...wholes, ...easies]) for (const words of Object.values(file.default)) expect(words).not.toMatch(/[!！]|고객님/)
  })

  test('change with the language and with easy mode', async () => {
    await speak('en', false)
    expect(text('charactersOver', { limit: '4,000', over: 3 })).toBe('You can send up to 4,000 characters. Please shorten by 3.')
    await speak('ko', true)
    expect(text('newConversation')).toBe('처음부터 다시')
  })
})

describe('the language', () => {
  test.each([
    ['?lang=ja', 'en', ['ko-KR'], 'ja'],
    ['', 'en', ['ko-KR'], 'en'],
    ['', null, ['fr-FR', 'zh-CN'], 'zh'],
    ['?lang=xx', null, ['fr'], 'ko'],
  ])('address %s, saved %s, browser %s → %s', (search, saved, browser, chosen) => {
    expect(chooseLanguage(search, saved, browser)).toBe(chosen)
  })
})

test.each([
  ['2026-06', 'ko', '2026년 6월'], ['2026-06-30', 'ko', '2026년 6월 30일(화)'], ['2026-06-30', 'en', 'June 30, 2026'],
  ['2026-06', 'ja', '2026年6月'], ['작년', 'ko', '작년'],
] as const)('the date %s in %s is %s', (written, language, read) => {
  expect(readableDate(written, language)).toBe(read)
})
