import type { DirectLine, Activity as DirectLineActivity } from 'botframework-directlinejs'
import type { OutgoingActivity } from './activity'
import { keptFile } from './keptFiles'
import { domain } from './link'
import type { KeptFile } from './outbox'
import type { PostResult } from './sender'
import { secondsToWait } from './tokens'

export const postActivity = (line: DirectLine, activity: OutgoingActivity): Promise<PostResult> =>
  new Promise(resolve => {
    line.postActivity(activity as DirectLineActivity).subscribe(
      id => resolve(id === 'retry' ? { kind: 'again' } : { kind: 'accepted' }),
      (problem: { status?: number; xhr?: XMLHttpRequest } | undefined) =>
        resolve(judge(problem?.status ?? 0, problem?.xhr?.getResponseHeader('Retry-After') ?? null)),
    )
  })

/**
 * Posts files by the protocol's own multipart form. directlinejs would first fetch each file back from a blob:
 * address, which the page's content security policy refuses.
 */
export async function uploadFiles(conversationId: string, token: string, activity: OutgoingActivity, files: KeptFile[]): Promise<PostResult> {
  const form = new FormData()
  const attachments = files.map(({ name, type }) => ({ name, contentType: type }))
  form.append('activity', new Blob([JSON.stringify({ ...activity, attachments })], { type: 'application/vnd.microsoft.activity' }))
  for (const file of files) {
    const content = await keptFile(file.key)
    if (!content) return { kind: 'refused', reason: 'filesLost' }
    form.append('file', new Blob([content], { type: file.type }), file.name)
  }
  try {
    const address = `${domain()}/conversations/${encodeURIComponent(conversationId)}/upload?userId=${encodeURIComponent(activity.from?.id ?? '')}`
    const answer = await fetch(address, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: form, signal: AbortSignal.timeout(120_000) })
    if (answer.ok) return { kind: 'accepted' }
    return answer.status === 413 ? { kind: 'refused', reason: 'tooLarge' } : judge(answer.status, answer.headers.get('Retry-After'))
  } catch { return { kind: 'again' } }
}

/** Only an answer about the words themselves is final; everything else is worth another try. */
export function judge(status: number, retryAfter: string | null): PostResult {
  if (status === 413) return { kind: 'refused', reason: 'tooLong' }
  if (status === 400 || status === 415 || status === 422) return { kind: 'refused', reason: 'other' }
  if (status === 429) return { kind: 'again', afterSeconds: secondsToWait(retryAfter) }
  return { kind: 'again' }
}
