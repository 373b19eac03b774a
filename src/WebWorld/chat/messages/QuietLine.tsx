import { text } from '../../shared/i18n/texts'
import type { Activity } from '../conversation/activity'

/** What happened between the answers, in one quiet line. */
export function QuietLine({ activity }: { activity: Activity }) {
  const words = wordsFor(activity)
  return words ? <p class="quiet-line">{words}</p> : null
}

function wordsFor(activity: Activity): string {
  if (activity.name === 'handoff.initiate') return text('handoffInitiate')
  const { state, position, etaSeconds } = (activity.value ?? {}) as { state?: string; position?: number; etaSeconds?: number }
  switch (state) {
    case 'queued':
      return [text('handoffQueued'), position ? text('handoffPosition', { count: position }) : '',
        etaSeconds ? text('handoffMinutes', { minutes: Math.max(1, Math.round(etaSeconds / 60)) }) : ''].filter(Boolean).join(' ')
    case 'accepted': return text('handoffAccepted')
    case 'returned': return text('handoffReturned')
    case 'failed': return text('handoffFailed')
    case 'completed': return text('handoffCompleted')
    default: return ''
  }
}
