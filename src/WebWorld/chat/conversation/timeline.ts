import { isFromBot, isHidden, type Activity } from './activity'
import { parcelId, type Parcel } from './outbox'

/** One question and what came back. The first turn may have no question: it is the bot's greeting. */
export interface Turn { key: string; question?: Question; replies: Activity[] }
export interface Question { activity: Activity; pending?: Parcel }

const isHandoff = (activity: Activity) => activity.type === 'event' && (activity.name === 'handoff.status' || activity.name === 'handoff.initiate')
export const isAnswer = (activity: Activity): boolean => activity.type === 'message' && isFromBot(activity)
const isShown = (activity: Activity) => isAnswer(activity) || isHandoff(activity)

/** The stream's order is the truth; what is still on its way comes last. */
export function turnsOf(activities: readonly Activity[], parcels: readonly Parcel[]): Turn[] {
  const turns: Turn[] = []
  const asked = new Map<string, Turn>()
  for (const activity of activities) {
    if (activity.type === 'message' && !isFromBot(activity)) {
      if (isHidden(activity)) continue
      const turn = { key: activity.channelData?.clientActivityID ?? activity.id ?? '', question: { activity }, replies: [] }
      turns.push(turn)
      if (activity.id) asked.set(activity.id, turn)
    } else if (isShown(activity)) {
      if (turns.length === 0) turns.push({ key: 'greeting', replies: [] })
      add(activity, turnFor(activity, turns, asked))
    }
  }
  const echoed = new Set(activities.map(activity => activity.channelData?.clientActivityID))
  const waiting = parcels.filter(parcel => parcel.activity.type === 'message' && !isHidden(parcel.activity) && !echoed.has(parcelId(parcel)))
  return [...turns, ...waiting.map(pending => ({ key: parcelId(pending), question: { activity: pending.activity, pending }, replies: [] }))]
}

/** Two questions in quick succession: each answer belongs under its own. A late answer to an old one comes last, where it is seen. */
function turnFor(activity: Activity, turns: Turn[], asked: Map<string, Turn>): Turn {
  const last = turns[turns.length - 1] as Turn
  const own = activity.replyToId ? asked.get(activity.replyToId) : undefined
  return own && turns.length - turns.indexOf(own) <= 3 ? own : last
}

/** Of several handoff states in a row only the newest is of use. */
function add(activity: Activity, turn: Turn) {
  const previous = turn.replies[turn.replies.length - 1]
  if (previous && isHandoff(previous) && isHandoff(activity)) turn.replies.pop()
  turn.replies.push(activity)
}
