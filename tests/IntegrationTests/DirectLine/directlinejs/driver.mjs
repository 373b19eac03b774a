// Drives Microsoft's own client, botframework-directlinejs, against a running host. The test that starts it tells it what to do as JSON on the
// command line and, line by line, on stdin; each line this writes is one JSON object with what happened.
import { createInterface } from 'node:readline'
import { createRequire } from 'node:module'
import WebSocket from 'ws'

const require = createRequire(import.meta.url)
// The client is made for browsers; these are the two things of theirs that Node lacks.
globalThis.WebSocket = WebSocket
globalThis.XMLHttpRequest = require('xhr2')
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs')

const { domain, webSocket } = JSON.parse(process.argv[2])
const tell = event => process.stdout.write(`${JSON.stringify(event)}\n`)

/** @type {DirectLine | undefined} */
let client
let subscriptions = []

const commands = {
  /** Connects; with conversationId and watermark it resumes. */
  connect(options) {
    client = new DirectLine({ domain, webSocket, pollingInterval: 200, ...options })
    subscriptions = [
      client.connectionStatus$.subscribe(status => tell({ status: ConnectionStatus[status] })),
      client.activity$.subscribe(
        activity => tell({ activity, watermark: client.watermark }),
        error => tell({ streamFailed: String(error) }),
        () => tell({ streamEnded: true })
      )
    ]
  },
  /** Posts; "retry" in place of an id is how the client says that nobody knows. */
  post({ activity }) {
    const key = activity.channelData?.clientActivityID
    client.postActivity(activity).subscribe(id => tell({ posted: id, key }), error => tell({ refused: error.status, key }))
  },
  refresh() {
    const before = client.token
    client.refreshToken().subscribe(token => {
      client.token = token
      tell({ refreshed: token !== '' && token !== undefined, differs: token !== before })
    }, error => tell({ notRefreshed: error.status }))
  },
  /** A page that was given a new token hands it over. */
  reconnect({ conversation }) {
    client.reconnect(conversation)
  },
  setToken({ token }) {
    client.token = token
  },
  where() {
    tell({ conversationId: client.conversationId, watermark: client.watermark, streamUrl: client.streamUrl })
  },
  sessionId() {
    client.getSessionId().subscribe(id => tell({ sessionId: id }))
  },
  leave() {
    subscriptions.forEach(subscription => subscription.unsubscribe())
    client.end()
    tell({ left: true })
  }
}

const input = createInterface({ input: process.stdin })
input.on('line', line => {
  const { command, ...rest } = JSON.parse(line)
  commands[command](rest)
})
// The test is over, or was killed.
input.on('close', () => process.exit(0))
