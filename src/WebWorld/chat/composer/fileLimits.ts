import { text } from '../../shared/i18n/texts'

const accepted: Record<string, string> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', pdf: 'application/pdf', txt: 'text/plain',
  hwp: 'application/x-hwp', hwpx: 'application/hwp+zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
export const acceptedEndings = Object.keys(accepted).map(ending => `.${ending}`).join(',')

const endingOf = (file: File) => file.name.toLowerCase().split('.').pop() ?? ''

/** Browsers do not know every Korean document format, so the name's ending decides. */
export const typeOf = (file: File): string => accepted[endingOf(file)] ?? file.type

/** Said before anything is sent; the server holds the same limits. */
export function whyNot(file: File, others: readonly File[], limit: number): string | undefined {
  const name = file.name
  const readable = `${Math.floor(limit / 1024 / 1024)} MB`
  if (!(endingOf(file) in accepted)) return text('fileTypeRefused', { name })
  if (file.size === 0) return text('fileEmpty', { name })
  if (file.size > limit) return text('fileTooLarge', { name, limit: readable })
  const together = others.reduce((sum, other) => sum + other.size, file.size)
  return together > limit ? text('filesTooLarge', { limit: readable }) : undefined
}
