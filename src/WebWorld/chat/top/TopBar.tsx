import { Icon } from '../../shared/Icon'
import { languageNames, languages, type Language } from '../../shared/i18n/language'
import { easyMode, language, text } from '../../shared/i18n/texts'
import { changeLanguage, toggleEasyMode } from '../settings'
import { measured } from '../viewport'
import { Menu, type MenuActions } from './Menu'

const topHeight = measured('--top-height')

/** How the page speaks on the first line, who one speaks with on the second. Only the second stays in sight. */
export function TopBar({ menu, onPerson }: { menu: MenuActions; onPerson: () => void }) {
  return (
    <>
      <section class="settings" aria-label={text('settings')}>
        <a class="settings-phone" href="tel:02-120"><Icon name="phone" />{text('phone')}</a>
        <label class="language">
          <Icon name="globe" /><span class="visually-hidden">{text('language')}</span>
          <select value={language.value} onChange={event => void changeLanguage(event.currentTarget.value as Language)}>
            {languages.map(code => <option key={code} value={code} lang={code}>{languageNames[code]}</option>)}
          </select>
        </label>
        <button type="button" class="easy-switch" aria-pressed={easyMode.value} onClick={() => void toggleEasyMode()}>{easyMode.value && <Icon name="check" />}{text('easyMode')}</button>
      </section>
      <header class="top" ref={topHeight}>
        <h1 class="city">{text('city')}</h1>
        <button type="button" class="secondary-button person-button" onClick={onPerson}><Icon name="person" />{text('person')}</button>
        <Menu actions={menu} />
      </header>
    </>
  )
}
