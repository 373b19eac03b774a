import type { DirectLine } from 'botframework-directlinejs'
import type { Language } from '../../shared/i18n/language'
import type { Activity, OutgoingActivity } from './activity'
import type { KeptFile } from './outbox'
import { postActivity, uploadFiles } from './posting'
import type { PostResult } from './sender'
import { ConversationGone, requestToken, ServerBusy, userIn, type Grant } from './tokens'
import { watchedSocket } from './watchedSocket'

export type LinkState = 'connecting' | 'online' | 'reconnecting' | 'offline' | 'gone'

export interface LinkOptions {
  conversationId: string | undefined
  locale: () => Language
  onState(state: LinkState): void
  onStarted(conversationId: string): void
  onActivity(activity: Activity): void
  onBusy(seconds: number): void
}

export interface Link {
  post(activity: OutgoingActivity, files: KeptFile[]): Promise<PostResult>
  /** Speaks for this visitor in this conversation; empty while there is no connection. */
  token(): string
  /** The device woke up or is back online: whatever the socket says, it may be dead. */
  wake(): void
  close(): void
}

export const domain = () => `${location.origin}/v3/directline`
const openingTime = 15_000
/** Behind a proxy that refuses web sockets the answers are fetched instead; such a poll dies silently, so it is renewed. */
const socketsRefused = 3
const pollLife = 45_000

/**
 * One live Direct Line connection. directlinejs does not tell when its socket is down and gives up for good on
 * many errors, so a connection that breaks is replaced as a whole, from the last watermark on.
 */
export function openLink(options: LinkOptions): Link {
  let conversationId = options.conversationId
  let grant: Grant | undefined
  let watermark = ''
  let line: DirectLine | undefined
  let state: LinkState = 'connecting'
  let failures = 0
  let socketsFailed = 0
  let generation = 0
  let dispose = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (next: LinkState) => { if (state !== next) { state = next; options.onState(next) } }
  const token = () => line?.['token'] as string | undefined ?? grant?.token ?? ''

  async function connect() {
    const mine = ++generation
    const current = () => mine === generation
    dispose()
    clearTimeout(timer)
    timer = setTimeout(() => { if (current()) broken() }, openingTime)
    try {
      const { DirectLine, ConnectionStatus, queue } = await import('./directLine')
      grant ??= await requestToken(options.locale(), conversationId)
      if (!current()) return
      const polling = socketsFailed >= socketsRefused
      const opened = () => {
        if (!current()) return
        clearTimeout(timer)
        failures = 0
        if (polling) timer = setTimeout(() => { if (current()) void connect() }, pollLife)
        else socketsFailed = 0
        tell('online')
      }
      // One after the other within the frame they came in: by default directlinejs spreads them over later tasks,
      // where frames mix and a watermark is ahead of what has been seen.
      const closed = (wasOpen: boolean) => {
        if (!current()) return
        if (!wasOpen) socketsFailed++
        broken()
      }
      const services = { scheduler: queue, WebSocket: watchedSocket(opened, closed) }
      const connection = line = new DirectLine({
        token: grant.token, domain: domain(), webSocket: !polling, conversationStartProperties: { locale: options.locale() },
        ...(conversationId ? { conversationId, watermark } : {}), ...services,
      })
      const status = connection.connectionStatus$.subscribe(now => {
        if (!current()) return
        if (now === ConnectionStatus.Online) {
          conversationId = grant?.conversationId ?? conversationId
          if (conversationId) options.onStarted(conversationId)
          if (polling) opened()
        }
        // A fresh token decides what it was: only it can tell an old token from a deleted conversation.
        if (now === ConnectionStatus.ExpiredToken || now === ConnectionStatus.FailedToConnect || now === ConnectionStatus.Ended) {
          grant = undefined
          broken()
        }
      })
      const stream = connection.activity$.subscribe(
        activity => { if (current()) { watermark = connection['watermark'] as string; options.onActivity(activity as Activity) } },
        () => { if (current()) broken() },
      )
      dispose = () => {
        dispose = () => {}
        if (grant) grant = { ...grant, token: token() }
        status.unsubscribe()
        stream.unsubscribe()
        connection.end()
      }
    } catch (problem) {
      if (!current()) return
      if (problem instanceof ConversationGone) return finish('gone')
      if (problem instanceof ServerBusy) { options.onBusy(problem.seconds); return broken(problem.seconds * 1000) }
      console.warn('No connection yet:', problem)
      broken()
    }
  }

  function broken(pause?: number) {
    ++generation
    dispose()
    clearTimeout(timer)
    tell(navigator.onLine ? 'reconnecting' : 'offline')
    // Spread out, so that a restarted server is not met by the whole city at once.
    const backOff = Math.min(15_000, 500 * 2 ** failures) * (0.7 + Math.random() * 0.6)
    failures++
    timer = setTimeout(() => void connect(), pause ?? backOff)
  }

  function finish(last: LinkState) {
    ++generation
    clearTimeout(timer)
    dispose()
    tell(last)
  }

  void connect()
  return {
    token,
    async post(activity, files) {
      if (!line || !conversationId || state !== 'online') return { kind: 'again' }
      const from = { ...activity, from: { id: userIn(token()) } }
      return files.length > 0 ? await uploadFiles(conversationId, token(), from, files) : await postActivity(line, from)
    },
    wake() {
      if (state === 'gone') return
      if (!navigator.onLine) return tell('offline')
      failures = socketsFailed = 0
      void connect()
    },
    close: () => finish(state),
  }
}
