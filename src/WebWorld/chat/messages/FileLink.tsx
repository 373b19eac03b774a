import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'
import type { Attachment } from '../conversation/activity'
import { webAddress } from './addresses'

export function FileLink({ attachment: { contentUrl, name } }: { attachment: Attachment }) {
  const address = webAddress(contentUrl)
  const label = <><Icon name="file" /><span class="file-link-name">{name ?? text('download')}</span></>
  return address ? <a class="file-link" href={address} download={name ?? ''} rel="noopener noreferrer">{label}<Icon name="download" /></a> : <span class="file-link">{label}</span>
}
