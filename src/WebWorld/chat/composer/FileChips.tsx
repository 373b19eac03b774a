import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'
import { chosenFiles, unchoose } from './draft'
import { readableSize } from './readableSize'
import { focusInput } from './focusInput'

export function FileChips() {
  if (chosenFiles.value.length === 0) return null
  return (
    <ul class="file-chips" aria-label={text('attached')}>
      {chosenFiles.value.map(({ key, file }) => (
        <li key={key} class="file-chip">
          <Icon name="file" />
          <span class="file-chip-name">{file.name}</span>
          <span class="file-chip-size">{readableSize(file.size)}</span>
          <button type="button" class="icon-button" aria-label={text('removeFile', { name: file.name })}
            onClick={() => { unchoose(key); focusInput() }}><Icon name="close" /></button>
        </li>
      ))}
    </ul>
  )
}
