import { expect, test } from 'vitest'
import { accentOf, nameOf, type Agent } from '../shared/agents'

const guide: Agent = { id: 'landmarks', names: { ko: '관광 안내', en: 'City Guide', zh: '旅游向导', ja: '観光案内' }, accent: 'orange', available: true, notice: null }

test('an agent is named in the language of the page', () => expect(nameOf('landmarks', '관광 안내', [guide], 'en')).toBe('City Guide'))
test('the guide of a landmark keeps its own name', () => expect(nameOf('landmarks', '경복궁 안내', [guide], 'en')).toBe('경복궁 안내'))
test('each agent has its colour before the welcome call has answered', () =>
  expect(['petition120', 'tax', 'business', 'landmarks'].map(id => accentOf(id, []))).toEqual(['blue', 'green', 'violet', 'orange']))
