import { signal } from '@preact/signals'
import { isFromBot, isFromStaff, type Activity } from './activity'

export interface Typing { activity: Activity; byStaff: boolean; draft: string }

const quickAnswer = 300
const longestSilence = 30_000

/** Shows that an answer is on its way, but not for one that comes at once, nor for ever when none comes. */
export function watchTyping() {
  const typing = signal<Typing | null>(null)
  let appear: ReturnType<typeof setTimeout> | undefined
  let expire: ReturnType<typeof setTimeout> | undefined

  const clear = () => {
    clearTimeout(appear)
    clearTimeout(expire)
    appear = undefined
    typing.value = null
  }
  return {
    typing,
    clear,
    see(activity: Activity) {
      if (!isFromBot(activity)) return
      if (activity.type !== 'typing') return clear()
      const next = { activity, byStaff: isFromStaff(activity), draft: growingText(activity) ?? typing.value?.draft ?? '' }
      clearTimeout(expire)
      expire = setTimeout(clear, longestSilence)
      if (typing.value || next.draft) { clearTimeout(appear); typing.value = next }
      else appear ??= setTimeout(() => { typing.value = next }, quickAnswer)
    },
  }
}

/** An answer sent piece by piece: each piece carries the whole text so far. */
function growingText(activity: Activity): string | undefined {
  const kind = activity.channelData?.streamType ?? activity.entities?.find(entity => entity.type === 'streaminfo')?.streamType
  return kind === 'streaming' ? activity.text : undefined
}
