import { timeOfDay } from '../../shared/i18n/dates'
import { language, text } from '../../shared/i18n/texts'
import { isFromStaff, type Activity } from '../conversation/activity'
import { AgentMark } from './AgentMark'
import { AnswerTools } from './AnswerTools'
import { Attachments } from './Attachments'
import { Caveat } from './Caveat'
import { QuickReplies } from './QuickReplies'
import { RichText } from './RichText'
import { Sources, openSource } from './Sources'
import { dateOf, sourcesOf, withoutCaveat } from './sources'

export const answerId = (activity: Activity): string => `answer-${(activity.id ?? '').replace(/[^\w-]/g, '-')}`

/** One answer, in the order one needs it: who, what, the figures, where from, what to check, what next. */
export function Answer({ activity, isLast }: { activity: Activity; isLast: boolean }) {
  const id = answerId(activity)
  const sources = sourcesOf(activity)
  const noteId = (number: number) => `${id}-source-${number}`
  const staff = isFromStaff(activity)
  const caveat = activity.channelData?.article?.caveat
  const spoken = activity.locale ?? language.value
  return (
    <article class="answer" id={id} tabIndex={-1} aria-labelledby={`${id}-agent`}
      onClick={event => openSource(event, noteId)}>
      <header class="agent-line" id={`${id}-agent`}>
        <AgentMark id={activity.from?.id ?? ''} name={activity.from?.name} staff={staff} />
        {staff && <span class="agent-role">{text('staff')}</span>}
        {activity.timestamp && <time class="answer-time" dateTime={activity.timestamp}>{timeOfDay(activity.timestamp, language.value)}</time>}
      </header>
      <div lang={spoken}>
        {activity.text && <RichText markdown={withoutCaveat(activity.text, caveat)} plain={activity.textFormat === 'plain'} sources={sources} noteId={noteId} />}
        <Attachments attachments={activity.attachments ?? []} carousel={activity.attachmentLayout === 'carousel'} />
      </div>
      <Sources sources={sources} date={dateOf(activity, sources)} noteId={noteId} />
      <Caveat words={caveat} />
      {isLast && <QuickReplies actions={activity.suggestedActions?.actions ?? []} lang={spoken} menu={activity.channelData?.menu} />}
      <AnswerTools activity={activity} worthCopying={sources.length > 0 || (activity.attachments ?? []).length > 0} />
    </article>
  )
}
