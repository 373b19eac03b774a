import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'

export const Caveat = ({ words }: { words: string | undefined }) => words
  ? <p class="caveat"><Icon name="warning" /><span><strong>{text('checkFirst')}</strong> {words}</span></p>
  : null
