import type { Language } from '../../shared/i18n/language'

export interface Grant { conversationId: string; token: string }

/** The conversation was deleted, is past its retention, or belongs to another visitor: nobody will get it back. */
export class ConversationGone extends Error {}
export class ServerBusy extends Error {
  constructor(readonly seconds: number) { super(`busy for ${seconds} s`) }
}

/** A token for a new conversation, or a fresh one for a conversation this visitor already has. */
export async function requestToken(locale: Language, conversationId?: string): Promise<Grant> {
  const answer = await fetch('/api/chat/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(conversationId ? { locale, conversationId } : { locale }),
    signal: AbortSignal.timeout(15_000),
  })
  if (answer.ok) return await answer.json() as Grant
  if (answer.status === 429) throw new ServerBusy(secondsToWait(answer.headers.get('Retry-After')))
  if (conversationId && (answer.status === 404 || answer.status === 403)) throw new ConversationGone()
  throw new Error(`no token: ${answer.status}`)
}

export const secondsToWait = (retryAfter: string | null): number => Math.min(120, Math.max(1, Number(retryAfter) || 10))

/** The server wrote the visitor's id into the token; sending as anyone else would be refused. */
export function userIn(token: string): string {
  try {
    const payload = token.split('.')[1] ?? ''
    const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as { user?: string }
    return claims.user ?? ''
  } catch { return '' }
}
