import { isLanguage, type Language, type Translated } from './i18n/language'

/** One accent for each agent, always beside an icon and a name. */
export const accents = ['blue', 'green', 'violet', 'orange', 'gray'] as const
export type Accent = (typeof accents)[number]

export interface Agent { id: string; names: Translated; accent: Accent; available: boolean; notice: Translated | null }

/** So that answers keep their colour when the welcome call has failed. */
const usualAccents: Record<string, Accent> = { petition120: 'blue', tax: 'green', business: 'violet', landmarks: 'orange' }

export const accentOf = (id: string, agents: readonly Agent[]): Accent =>
  agents.find(agent => agent.id === id)?.accent ?? usualAccents[id] ?? 'gray'

/** An agent may speak under another name than its own, as a landmark's guide does: then that one is shown. */
export function nameOf(id: string, given: string | undefined, agents: readonly Agent[], language: string): string {
  const names = agents.find(agent => agent.id === id)?.names
  if (names && given && !Object.values(names).includes(given)) return given
  return (isLanguage(language) ? names?.[language as Language] : undefined) || given || id
}
