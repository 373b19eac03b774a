import { text } from '../../shared/i18n/texts'
import { webAddress } from './addresses'

/** A picture always has words: its own, or an honest note that there are none. */
export function Picture({ url, words, large = false }: { url: string | undefined; words: string | undefined; large?: boolean }) {
  const address = url?.startsWith('data:image/') ? url : webAddress(url)
  return address ? <img class={large ? 'picture picture-large' : 'picture'} src={address} alt={words || text('pictureWithoutWords')} loading="lazy" decoding="async" /> : null
}
