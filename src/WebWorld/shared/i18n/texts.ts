import { batch, signal } from '@preact/signals'
import korean from './ko.json'
import type { Language } from './language'

export type TextKey = keyof typeof korean
export type Texts = Record<TextKey, string>
type Loader<T> = () => Promise<T>

/** Every language must have every key: a missing one fails the type check here. */
const files: Record<Language, { whole: Loader<Texts>; easy: Loader<Partial<Texts>> }> = {
  ko: { whole: async () => korean, easy: async () => (await import('./ko.easy.json')).default },
  en: { whole: async () => (await import('./en.json')).default, easy: async () => (await import('./en.easy.json')).default },
  zh: { whole: async () => (await import('./zh.json')).default, easy: async () => (await import('./zh.easy.json')).default },
  ja: { whole: async () => (await import('./ja.json')).default, easy: async () => (await import('./ja.easy.json')).default },
}

const spoken = signal<Texts>(korean)
export const language = signal<Language>('ko')
export const easyMode = signal(false)

/** Switches only when the new words are here, so the page never shows half of each language. */
export async function speak(next: Language, easy: boolean): Promise<void> {
  const [whole, simpler] = await Promise.all([files[next].whole(), easy ? files[next].easy() : {}])
  batch(() => {
    spoken.value = { ...whole, ...simpler }
    language.value = next
    easyMode.value = easy
  })
}

export function text(key: TextKey, values: Record<string, string | number> = {}): string {
  return spoken.value[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
