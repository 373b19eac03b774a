import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'
import type { Activity } from '../conversation/activity'
import { answerId } from './Answer'

const unseen = signal<string | null>(null)

/** Called after the answer is on the page: out of sight, it gets a button; in sight, nothing happens. */
export function noticeAnswer(answer: Activity): void {
  // Someone is writing about an answer: the reply to that is no news, and the button would lie over their form.
  if (document.querySelector('.feedback-words')) return
  requestAnimationFrame(() => { if (!unseen.value && !isInSight(answerId(answer))) unseen.value = answerId(answer) })
}

/** The reader is never pulled away from what they read; they go to the new answer when they want to. */
export function NewAnswerButton() {
  const waiting = unseen.value
  useEffect(() => {
    if (!waiting) return undefined
    const look = () => { if (isInSight(waiting)) unseen.value = null }
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [waiting])
  if (!waiting) return null
  return (
    <button type="button" class="new-answer" onClick={() => {
      const answer = document.getElementById(waiting)
      answer?.scrollIntoView({ block: 'start', behavior: 'instant' })
      answer?.focus({ preventScroll: true })
      unseen.value = null
    }}><Icon name="down" />{text('newAnswer')}</button>
  )
}

function isInSight(id: string): boolean {
  const place = document.getElementById(id)?.getBoundingClientRect()
  const composer = document.querySelector('.composer')?.getBoundingClientRect().top ?? innerHeight
  return !place || (place.top < composer - 40 && place.bottom > 0)
}
