import type { Attachment } from '../conversation/activity'
import { Carousel } from './Carousel'
import { FileLink } from './FileLink'
import { HeroCard } from './HeroCard'
import { Picture } from './Picture'
import { ReceiptCard } from './ReceiptCard'

const card = 'application/vnd.microsoft.card.'

export function Attachments({ attachments, carousel }: { attachments: readonly Attachment[]; carousel: boolean }) {
  if (attachments.length === 0) return null
  const shown = attachments.map((attachment, index) => <One key={index} attachment={attachment} />)
  return carousel && attachments.length > 1 ? <Carousel>{shown}</Carousel> : <div class="attachments">{shown}</div>
}

/** A kind of card this page does not know is left out; its text stands in the message. */
function One({ attachment }: { attachment: Attachment }) {
  const { contentType, content } = attachment
  if (contentType === `${card}receipt` && content) return <ReceiptCard receipt={content} />
  if ((contentType === `${card}hero` || contentType === `${card}thumbnail`) && content)
    return <HeroCard card={content} small={contentType.endsWith('thumbnail')} />
  if (contentType.startsWith('image/')) return <Picture url={attachment.contentUrl} words={attachment.name} large />
  return attachment.contentUrl ? <FileLink attachment={attachment} /> : null
}
