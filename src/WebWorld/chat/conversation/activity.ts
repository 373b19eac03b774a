/** The part of a Direct Line 3.0 activity that this page reads or writes. */
export interface Activity {
  type: string
  id?: string
  timestamp?: string
  from?: { id?: string; name?: string; role?: string }
  replyToId?: string
  locale?: string
  text?: string
  textFormat?: string
  name?: string
  value?: unknown
  entities?: Entity[]
  attachments?: Attachment[]
  attachmentLayout?: string
  suggestedActions?: { actions?: CardAction[] }
  channelData?: ChannelData
}

export interface ChannelData {
  clientActivityID?: string
  role?: string
  feedbackLoop?: { type?: string }
  article?: { key?: string; asOf?: string; caveat?: string }
  menu?: boolean
  postBack?: boolean
  messageBack?: { displayText?: string }
  streamType?: string
  streamId?: string
}

export interface Attachment { contentType: string; contentUrl?: string; content?: unknown; name?: string; thumbnailUrl?: string }
export interface CardAction { type: string; title?: string; value?: unknown; text?: string; displayText?: string; image?: string; imageAltText?: string }
export interface Entity { type?: string; citation?: Claim[]; streamType?: string; streamId?: string }
export interface Claim {
  '@id'?: string
  position?: number
  appearance?: { name?: string; url?: string; text?: string; abstract?: string; dateModified?: string }
}

/** What this page sends; the id makes a second post of the same activity harmless. */
export interface OutgoingActivity extends Activity { channelData: ChannelData & { clientActivityID: string } }

export const isFromBot = (activity: Activity): boolean => activity.from?.role === 'bot' || activity.channelData?.role === 'staff'
export const isFromStaff = (activity: Activity): boolean => activity.channelData?.role === 'staff' || activity.from?.role === 'staff'

/** A button's answer that the citizen did not write is sent, but not shown as their words. */
export const isHidden = (activity: Activity): boolean => activity.channelData?.postBack === true

export const shownText = (activity: Activity): string => activity.channelData?.messageBack?.displayText ?? activity.text ?? ''
