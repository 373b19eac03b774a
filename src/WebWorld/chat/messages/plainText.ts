import type { Activity } from '../conversation/activity'
import { withoutDefinitions } from './sources'

/** An answer in words only, for the screen reader's announcement and for copying. */
export function plainText(activity: Activity): string {
  const titles = activity.attachments?.map(({ content, name }) => (content as { title?: string } | undefined)?.title ?? name ?? '') ?? []
  return [withoutMarks(withoutDefinitions(activity.text ?? '')), ...titles].filter(Boolean).join('\n')
}

const withoutMarks = (markdown: string) => markdown
  .replace(/\[\d{1,2}\](?![(:])/g, '')
  .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
  .replace(/\*\*|__|`/g, '')
  .replace(/^#{1,6}\s+/gm, '')
  .replace(/^\s*\|?[\s:|-]+\|[\s:|-]*$/gm, '')
  .replace(/\s*\|\s*/g, ' ')
  .replace(/\n{3,}/g, '\n\n')
  .trim()
