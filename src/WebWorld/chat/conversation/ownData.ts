import type { Conversation } from './conversation'

const address = (conversation: Conversation) => `/api/chat/conversations/${encodeURIComponent(conversation.id())}`
const asOwner = (conversation: Conversation) => ({ Authorization: `Bearer ${conversation.token()}` })

/** The citizen's own words, to keep; true when the file has been handed to the browser. */
export async function saveTranscript(conversation: Conversation): Promise<boolean> {
  try {
    const answer = await fetch(`${address(conversation)}/transcript`, { headers: asOwner(conversation), signal: AbortSignal.timeout(30_000) })
    if (!answer.ok) return false
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await answer.blob())
    link.download = `${conversation.id()}.transcript`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return true
  } catch { return false }
}

/** True only when the server has deleted it, or had already. */
export async function deleteConversation(conversation: Conversation): Promise<boolean> {
  try {
    const answer = await fetch(address(conversation), { method: 'DELETE', headers: asOwner(conversation), signal: AbortSignal.timeout(30_000) })
    return answer.ok || answer.status === 404
  } catch { return false }
}
