import { batch, computed, signal } from '@preact/signals'
import { language } from '../../shared/i18n/texts'
import { newId } from '../../shared/newId'
import { onOtherTab, recall, remember } from '../../shared/saved'
import { isFromBot, type Activity, type OutgoingActivity } from './activity'
import { dropFile } from './keptFiles'
import { openLink, type Link, type LinkState } from './link'
import { openOutbox, parcelId, type KeptFile, type Parcel } from './outbox'
import { createSender } from './sender'
import { isAnswer, turnsOf } from './timeline'
import { watchTyping } from './typing'

/** Until the page has been painted nothing is sent; what is written waits in the outbox. */
const unconnected: Link = { post: async () => ({ kind: 'again' }), token: () => '', wake() {}, close() {} }

/** The replay of a conversation comes in one burst; this much silence is its end. */
const burstEnd = 400
const typingPause = 3000

export type Conversation = ReturnType<typeof openConversation>

/** This visitor's conversation: what was said, what is on its way, and how the connection is. */
export function openConversation(onNewAnswer: (answer: Activity) => void) {
  const activities = signal<readonly Activity[]>([])
  const connection = signal<LinkState>('connecting')
  const busySeconds = signal(0)
  /** False while an earlier conversation is being read back: it is shown at once and announced to nobody. */
  const historyRead = signal(!recall('conversation'))
  const ended = signal(false)
  const startedAnew = signal(false)
  const lastAsked = signal<string | undefined>(undefined)
  const outbox = openOutbox()
  const { typing, see: seeTyping, clear: clearTyping } = watchTyping()
  const turns = computed(() => turnsOf(activities.value, outbox.parcels.value))
  const seen = new Set<string>()
  let arriving: Activity[] = []
  let quiet: ReturnType<typeof setTimeout> | undefined
  let id = recall('conversation') ?? undefined
  let link = unconnected
  const sender = createSender({
    outbox,
    onBusy: seconds => { busySeconds.value = seconds },
    post: async (activity, files) => {
      const result = await link.post(activity, files)
      if (result.kind === 'accepted') busySeconds.value = 0
      return result
    },
  })

  function connect() {
    link = openLink({
      conversationId: id,
      locale: () => language.peek(),
      onBusy: seconds => { busySeconds.value = seconds },
      onStarted: started => {
        // Only who begins a conversation writes it down: two tabs that follow each other would never rest.
        if (id === started) return
        id = started
        remember('conversation', id)
      },
      onActivity: receive,
      onState: state => {
        if (state === 'gone' && activities.peek().length === 0 && outbox.parcels.peek().length === 0) { startedAnew.value = true; return begin(undefined) }
        if (state === 'gone') historyRead.value = true
        connection.value = state
        if (state === 'online') { busySeconds.value = 0; sender.hurry(); waitForBurstEnd() }
      },
    })
  }

  function receive(activity: Activity) {
    if (activity.type === 'typing') return seeTyping(activity)
    if (!activity.id || seen.has(activity.id)) return
    seen.add(activity.id)
    arriving.push(activity)
    if (historyRead.peek()) showArrived()
    else waitForBurstEnd()
  }

  function showArrived() {
    const fresh = arriving
    arriving = []
    batch(() => {
      activities.value = [...activities.peek(), ...fresh]
      fresh.forEach(deliver)
    })
  }

  function deliver(activity: Activity) {
    const sent = outbox.parcels.peek().find(parcel => parcelId(parcel) === activity.channelData?.clientActivityID)
    if (sent) forget(sent)
    if (activity.type === 'endOfConversation') ended.value = true
    if (isFromBot(activity)) seeTyping(activity)
    if (historyRead.peek() && isAnswer(activity)) onNewAnswer(activity)
  }

  function waitForBurstEnd() {
    clearTimeout(quiet)
    quiet = setTimeout(() => batch(() => {
      showArrived()
      historyRead.value = true
      sender.historyRead()
    }), burstEnd)
  }

  function forget(parcel: Parcel) {
    outbox.remove(parcelId(parcel))
    parcel.files.forEach(file => void dropFile(file.key))
  }

  function begin(conversationId: string | undefined) {
    id = conversationId
    link.close()
    clearTimeout(quiet)
    clearTyping()
    seen.clear()
    arriving = []
    batch(() => {
      activities.value = []
      connection.value = 'connecting'
      ended.value = false
      historyRead.value = !conversationId
    })
    connect()
  }

  function send(activity: Omit<OutgoingActivity, 'channelData'> & { channelData?: Activity['channelData'] }, files: KeptFile[] = []) {
    const channelData = { ...activity.channelData, clientActivityID: newId() }
    startedAnew.value = false
    if (activity.type === 'message' && !channelData.postBack) lastAsked.value = channelData.clientActivityID
    sender.send({ activity: { locale: language.peek(), ...activity, channelData }, files, writtenAt: Date.now() })
  }

  let saidTypingAt = 0
  /** Lets a member of staff see that the citizen is writing; nobody needs it when it is late. */
  function sayTyping() {
    if (connection.peek() !== 'online' || Date.now() - saidTypingAt < typingPause) return
    saidTypingAt = Date.now()
    void link.post({ type: 'typing', channelData: { clientActivityID: newId() } }, [])
  }

  const stopFollowing = onOtherTab('conversation', () => {
    const latest = recall('conversation')
    if (latest && latest !== id) begin(latest)
  })
  return {
    connect, turns, connection, busySeconds, typing, historyRead, ended, startedAnew, lastAsked, send, sayTyping, forget,
    /** Nothing more can be said here: it was deleted, or the other side has ended it. */
    over: computed(() => connection.value === 'gone' || ended.value),
    id: () => id ?? '',
    token: () => link.token(),
    wake: () => link.wake(),
    /** Nothing unsent goes along: the caller gives those words back to the citizen first. */
    startAnew() { outbox.parcels.peek().forEach(forget); begin(undefined) },
    unsent: () => outbox.parcels.peek(),
    close() { stopFollowing(); outbox.close(); sender.close(); link.close() },
  }
}
