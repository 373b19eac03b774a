import type { Activity } from '../conversation/activity'

export interface Source { number: number; name: string; url?: string; excerpt?: string; date?: string }

const definition = /^\s*\[(\d{1,2})\]:\s+(\S+)(?:\s+"([^"]*)")?\s*$/gm
const isWebAddress = (address: string | undefined): address is string => /^https?:\/\//.test(address ?? '')

/** The citations of an answer, and those that only its text defines, by number. */
export function sourcesOf(activity: Activity): Source[] {
  const sources = new Map<number, Source>()
  for (const [, digits, address, title] of (activity.text ?? '').matchAll(definition)) {
    const number = Number(digits)
    sources.set(number, { number, name: title || address || '', ...(isWebAddress(address) ? { url: address } : {}) })
  }
  const claims = activity.entities?.flatMap(entity => entity.citation ?? []) ?? []
  claims.forEach((claim, index) => {
    const number = claim.position ?? index + 1
    const { name, url, text, abstract, dateModified } = claim.appearance ?? {}
    const address = [url, claim['@id'], sources.get(number)?.url].find(isWebAddress)
    const excerpt = text ?? abstract
    sources.set(number, {
      number, name: name ?? sources.get(number)?.name ?? address ?? '',
      ...(address ? { url: address } : {}), ...(excerpt ? { excerpt } : {}), ...(dateModified ? { date: dateModified } : {}),
    })
  })
  return [...sources.values()].filter(source => source.name).sort((a, b) => a.number - b.number)
}

export const withoutDefinitions = (markdown: string): string => markdown.replace(definition, '').trimEnd()

/**
 * The answer's text without its caveat, which has a line of its own here; the server writes it into the text for
 * channels that have no such line. Its citations stay, at the end of what is left.
 */
export function withoutCaveat(markdown: string, caveat: string | undefined): string {
  if (!caveat || !markdown.includes(caveat)) return markdown
  const paragraphs = withoutDefinitions(markdown).split(/\n{2,}/)
  const kept = paragraphs.filter(paragraph => !paragraph.includes(caveat))
  if (kept.length === 0) return markdown
  const citations = paragraphs.filter(paragraph => paragraph.includes(caveat)).flatMap(paragraph => paragraph.match(/\[\d{1,2}\]/g) ?? [])
  return kept.join('\n\n') + citations.join('')
}

/** The date the whole answer stands for: its article's, else the newest of its sources. */
export const dateOf = (activity: Activity, sources: readonly Source[]): string =>
  activity.channelData?.article?.asOf || sources.map(source => source.date ?? '').sort().at(-1) || ''
