import { effect } from '@preact/signals'
import { easyMode, language, speak, text } from '../shared/i18n/texts'
import type { Language } from '../shared/i18n/language'
import { remember } from '../shared/saved'

/** The document says which language it speaks, and easy mode enlarges everything from the root. */
export function keepSettings(): void {
  effect(() => {
    document.documentElement.lang = language.value
    document.documentElement.classList.toggle('easy', easyMode.value)
    document.title = text('pageTitle')
  })
}

export async function changeLanguage(next: Language): Promise<void> {
  await speak(next, easyMode.value)
  remember('language', next)
}

export async function toggleEasyMode(): Promise<void> {
  await speak(language.value, !easyMode.value)
  remember('easy', easyMode.value ? 'on' : null)
}
