/** The Direct Line client in one piece, to be loaded after the first paint. */
export { ConnectionStatus, DirectLine } from 'botframework-directlinejs'
export { queue } from 'rxjs/scheduler/queue'
