export const languages = ['ko', 'en', 'zh', 'ja'] as const
export type Language = (typeof languages)[number]

/** How each language calls itself; a person looks for their own word. */
export const languageNames: Record<Language, string> = { ko: '한국어', en: 'English', zh: '中文', ja: '日本語' }

/** Words in every language, as the server sends them. */
export type Translated = Record<Language, string>

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language)

/** An address wins over a saved choice, a saved choice over the browser; Korean when nothing fits. */
export function chooseLanguage(search: string, saved: string | null, browser: readonly string[]): Language {
  const wishes = [new URLSearchParams(search).get('lang'), saved, ...browser]
  return wishes.map(wish => wish?.toLowerCase().split('-')[0]).find(isLanguage) ?? 'ko'
}
