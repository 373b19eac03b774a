import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../chat/messages/markdown'
import { plainText } from '../chat/messages/plainText'
import { dateOf, sourcesOf, withoutCaveat, withoutDefinitions } from '../chat/messages/sources'

const shown = (markdown: string, numbers: number[] = []) => {
  const page = document.createElement('div')
  page.append(renderMarkdown(markdown, numbers.map(number => ({ number, label: `출처 ${number}`, noteId: `note-${number}` })), '새 창'))
  return page
}

describe('an answer in Markdown', () => {
  test('shows bold words, lists and tables', () => {
    const page = shown('**14일** 안에\n\n- 하나\n- 둘\n\n|항목|금액|\n|---|---:|\n|등본|400원|')
    expect(page.querySelector('strong')?.textContent).toBe('14일')
    expect(page.querySelectorAll('li')).toHaveLength(2)
    expect(page.querySelector('.table-scroll td[align=right]')?.textContent).toBe('400원')
  })

  test.each(['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '<a href="javascript:alert(1)">x</a>', '<svg onload=alert(1)>', '<iframe src=//x></iframe>', '<style>*{}</style>'])(
    'shows raw HTML as text: %s', html => {
      const page = shown(`앞 ${html} 뒤`)
      expect(page.querySelector('img, script, svg, iframe, style, a')).toBeNull()
      expect(page.textContent).toContain(html.slice(0, 5))
    })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ' javascript:alert(1)'])('does not make a link of %s', address => {
    expect(shown(`[여기](<${address}>)`).querySelector('a')).toBeNull()
  })

  test('opens the web in a new window, safely, and says so', () => {
    const link = shown('[정부24](https://www.gov.kr)').querySelector('a')
    expect(link?.target).toBe('_blank')
    expect(link?.rel).toBe('noopener noreferrer')
    expect(link?.textContent).toBe('정부24 (새 창)')
  })

  test('turns a citation into a small link to its source, and leaves other brackets alone', () => {
    const page = shown('14일 안에[1] 하세요. [2] [9] [글](https://a.kr)', [1, 2])
    expect([...page.querySelectorAll('sup a')].map(link => link.getAttribute('href'))).toEqual(['#note-1', '#note-2'])
    expect([...page.querySelectorAll<HTMLElement>('sup a')].map(link => link.dataset['note'])).toEqual(['1', '2'])
    expect(page.querySelector('sup a')?.getAttribute('aria-label')).toBe('출처 1')
    expect(page.textContent).toContain('[9]')
  })

  test('shows pictures in Markdown as their words only', () => {
    expect(shown('![지도](https://x.kr/a.png)').innerHTML).not.toContain('img')
  })
})

describe('the sources of an answer', () => {
  const answer = {
    type: 'message',
    text: '14일 안에[1] 늦으면[2]\n\n[1]: https://law.go.kr/16 "주민등록법 제16조"\n[2]: https://law.go.kr/40 "제40조"',
    entities: [{ citation: [
      { '@id': 'https://law.go.kr/16', position: 1, appearance: { name: '주민등록법 제16조', text: '14일 이내', dateModified: '2026-06' } },
      { '@id': '_:c3', position: 3, appearance: { name: '120 안내' } },
    ] }],
  }

  test('come from the citations and from the text, by number', () => {
    expect(sourcesOf(answer)).toEqual([
      { number: 1, name: '주민등록법 제16조', url: 'https://law.go.kr/16', excerpt: '14일 이내', date: '2026-06' },
      { number: 2, name: '제40조', url: 'https://law.go.kr/40' },
      { number: 3, name: '120 안내' },
    ])
  })

  test('never lead anywhere but the web', () => {
    const bad = { type: 'message', entities: [{ citation: [{ '@id': 'javascript:alert(1)', position: 1, appearance: { name: 'x', url: 'javascript:alert(1)' } }] }] }
    expect(sourcesOf(bad)).toEqual([{ number: 1, name: 'x' }])
  })

  test('leave the text that is read', () => {
    expect(withoutDefinitions(answer.text)).toBe('14일 안에[1] 늦으면[2]')
    expect(plainText({ ...answer, text: `**${'가'}** [글](https://a.kr) [1]` })).toBe('가 글')
  })

  test('date the answer by its article first', () => {
    expect(dateOf({ type: 'message', channelData: { article: { asOf: '2026-05' } } }, sourcesOf(answer))).toBe('2026-05')
    expect(dateOf({ type: 'message' }, sourcesOf(answer))).toBe('2026-06')
  })

  test('keep their place when the caveat, which has its own line, leaves the text', () => {
    expect(withoutCaveat('1,550원이에요.\n\n먼저 확인: 바뀔 수 있어요.[1][2]\n\n[1]: https://a.kr "가"', '바뀔 수 있어요.')).toBe('1,550원이에요.[1][2]')
    expect(withoutCaveat('바뀔 수 있어요.', '바뀔 수 있어요.')).toBe('바뀔 수 있어요.')
    expect(withoutCaveat('14일', '')).toBe('14일')
  })
})
