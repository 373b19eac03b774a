import { signal } from '@preact/signals'
import type { Agent } from '../../shared/agents'
import type { Language, Translated } from '../../shared/i18n/language'

export interface CounterChoice { agent: string; icon: string; name: Translated; questions: Record<Language, string[]> }

export interface WelcomeAnswer {
  agents: Agent[]
  counters: CounterChoice[]
  banner: { level: 'emergency' | 'info'; text: Translated } | null
  limits: { maxTextCharacters: number; maxUploadBytes: number }
  retentionDays: number
}

/** Until the call has answered, and if it never does, one can still type. */
export const welcome = signal<WelcomeAnswer>({
  agents: [], counters: [], banner: null, limits: { maxTextCharacters: 4000, maxUploadBytes: 4 * 1024 * 1024 }, retentionDays: 90,
})

let readAt = 0
const freshFor = 5 * 60_000

/** Asks again after a while: a banner may have come up since the page was opened. */
export async function readWelcome(): Promise<void> {
  if (readAt > 0 && Date.now() - readAt < freshFor) return
  try {
    const answer = await fetch('/api/chat/welcome', { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(10_000) })
    if (!answer.ok) return
    welcome.value = { ...welcome.value, ...await answer.json() as WelcomeAnswer }
    readAt = Date.now()
  } catch { /* The page works without it. */ }
}
