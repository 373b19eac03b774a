import type { CardAction } from '../conversation/activity'

/** Only the web, from here or elsewhere: a card must not run a script or open a file of this device. */
export function webAddress(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined
  try {
    const address = new URL(written, location.href)
    return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : undefined
  } catch { return undefined }
}

export function addressOf(action: CardAction): string | undefined {
  if (action.type !== 'call') return webAddress(action.value)
  const number = typeof action.value === 'string' ? action.value.replace(/^tel:/, '').replace(/[^\d+*#-]/g, '') : ''
  return number ? `tel:${number}` : undefined
}
