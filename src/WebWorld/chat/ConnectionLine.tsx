import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals'
import { Icon } from '../shared/Icon'
import { text } from '../shared/i18n/texts'
import type { Conversation } from './conversation/conversation'

/** A connection that is back within this time was never the citizen's concern. */
const patience = 2500

/** Where one gets on from a conversation that is over. */
export const startAnewId = 'start-anew'

interface Props { conversation: Conversation; notice: ReadonlySignal<string>; onStartAnew: () => void }

/** Says honestly how things stand, and only when there is something to say. */
export function ConnectionLine({ conversation, notice, onStartAnew }: Props) {
  const slow = useSignal(false)
  useSignalEffect(() => {
    const state = conversation.connection.value
    slow.value = false
    if (state !== 'connecting' && state !== 'reconnecting') return undefined
    const timer = setTimeout(() => { slow.value = true }, patience)
    return () => clearTimeout(timer)
  })

  const over = conversation.over.value
  const trouble = wordsFor(conversation, slow.value)
  const words = trouble || notice.value || (conversation.startedAnew.value ? text('startedAnew') : '')
  return (
    <div class="connection" role="status">
      {words && (
        <p class={trouble && !over ? 'connection-line connection-trouble' : 'connection-line'}>
          <Icon name="info" /><span>{words}</span>
          {over && <button type="button" class="secondary-button" id={startAnewId} onClick={onStartAnew}>{text('newConversation')}</button>}
        </p>
      )}
    </div>
  )
}

function wordsFor({ connection, busySeconds, ended }: Conversation, slow: boolean): string {
  if (connection.value === 'gone') return text('gone')
  if (ended.value) return text('ended')
  if (connection.value === 'offline') return text('offline')
  if (busySeconds.value > 0) return text('busy', { seconds: busySeconds.value })
  if (slow) return text(connection.value === 'connecting' ? 'connecting' : 'reconnecting')
  return ''
}
