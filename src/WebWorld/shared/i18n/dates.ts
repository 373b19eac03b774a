import type { Language } from './language'

const weekday: Partial<Record<Language, Intl.DateTimeFormatOptions['weekday']>> = { ko: 'short', ja: 'short' }

/** "2026-06" → 2026년 6월, "2026-06-30" → 2026년 6월 30일(화); anything else stays as it was written. */
export function readableDate(written: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(written)
  if (!parts) return written
  const [, year, month, day] = parts
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  const format: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'long' }
  if (!day) return date.toLocaleDateString(language, format)
  const whole = date.toLocaleDateString(language, { ...format, day: 'numeric' })
  const name = weekday[language] && date.toLocaleDateString(language, { timeZone: 'UTC', weekday: weekday[language] })
  return name ? `${whole}(${name})` : whole
}

export const timeOfDay = (timestamp: string, language: Language): string =>
  new Date(timestamp).toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' })
