import DOMPurify from 'dompurify'
import { Marked, type Tokens } from 'marked'

export interface Citation { number: number; label: string; noteId: string }
interface CitationToken { type: 'citation'; raw: string; number: number }

const tags = ['a', 'blockquote', 'br', 'code', 'del', 'em', 'hr', 'li', 'ol', 'p', 'pre', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul']
const attributes = ['align', 'aria-label', 'class', 'data-note', 'href', 'start', 'title']
const safeAddress = /^(?:https?:|tel:|mailto:|#)/i

/** Turns an answer's Markdown into nodes. What came over the wire never reaches the page as HTML: raw tags are shown as text. */
export function renderMarkdown(markdown: string, citations: readonly Citation[], newWindow: string): DocumentFragment {
  const html = parserFor(citations).parse(markdown, { async: false })
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags, ALLOWED_ATTR: attributes, ALLOWED_URI_REGEXP: safeAddress, ALLOW_DATA_ATTR: false,
    // Everything but an address would otherwise be held to the rule for addresses.
    ADD_URI_SAFE_ATTR: ['align', 'data-note', 'start'], RETURN_DOM_FRAGMENT: true,
  })
  fragment.querySelectorAll<HTMLAnchorElement>('a[href]:not([data-note])').forEach(link => openOutside(link, newWindow))
  fragment.querySelectorAll('a:not([href])').forEach(link => link.replaceWith(...link.childNodes))
  fragment.querySelectorAll('table').forEach(table => {
    const scroll = document.createElement('div')
    scroll.className = 'table-scroll'
    scroll.tabIndex = 0
    table.replaceWith(scroll)
    scroll.append(table)
  })
  return fragment
}

function parserFor(citations: readonly Citation[]): Marked {
  return new Marked({
    gfm: true,
    breaks: true,
    extensions: [{
      name: 'citation',
      level: 'inline',
      start: source => source.search(/\[\d/),
      tokenizer(source): CitationToken | undefined {
        const found = /^\[(\d{1,2})\](?![(:])/.exec(source)
        const number = Number(found?.[1])
        return found && citations.some(citation => citation.number === number) ? { type: 'citation', raw: found[0], number } : undefined
      },
      // A word joiner before it: a number alone on the next line would belong to nothing.
      renderer(token) {
        const citation = citations.find(({ number }) => number === (token as unknown as CitationToken).number)
        return citation ? `\u2060<sup><a class="citation" href="#${escapeHtml(citation.noteId)}" data-note="${citation.number}" aria-label="${escapeHtml(citation.label)}">${citation.number}</a></sup>` : ''
      },
    }],
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => /^<br\s*\/?>$/i.test(text.trim()) ? '<br>' : escapeHtml(text),
      image: ({ text }: Tokens.Image) => escapeHtml(text),
      // The page's own headings give the outline; inside an answer they are only bold lines.
      heading({ tokens }: Tokens.Heading) { return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>` },
    },
  })
}

function openOutside(link: HTMLAnchorElement, newWindow: string) {
  if (!/^https?:/i.test(link.getAttribute('href') ?? '')) return
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  const hint = document.createElement('span')
  hint.className = 'visually-hidden'
  hint.textContent = ` (${newWindow})`
  link.append(hint)
}

const escapeHtml = (written: string) => written.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
