import { useSignal } from '@preact/signals'
import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'
import type { Activity } from '../conversation/activity'
import { Feedback } from './Feedback'
import { plainText } from './plainText'

export function AnswerTools({ activity, worthCopying }: { activity: Activity; worthCopying: boolean }) {
  const rateable = activity.id && activity.channelData?.feedbackLoop?.type ? activity.id : undefined
  const outcome = useSignal<'' | 'copied' | 'copyFailed'>('')
  async function copy() {
    outcome.value = await navigator.clipboard?.writeText(plainText(activity)).then(() => 'copied' as const, () => 'copyFailed' as const) ?? 'copyFailed'
    setTimeout(() => { outcome.value = '' }, 3000)
  }
  if (!rateable && !worthCopying) return null
  return (
    <footer class="answer-tools">
      {rateable && <Feedback answerId={rateable} />}
      {worthCopying && <button type="button" class="quiet-button copy-button" onClick={() => void copy()}>
        <Icon name={outcome.value === 'copied' ? 'check' : 'copy'} />{text(outcome.value || 'copy')}
      </button>}
      {/* Beside the button, not in it: a live region gives no name to what is around it. */}
      <span role="status" class="visually-hidden">{outcome.value && text(outcome.value)}</span>
    </footer>
  )
}
