import { Icon } from '../../shared/Icon'
import { language, text } from '../../shared/i18n/texts'
import { welcome } from '../welcome/welcome'

/** What everyone should know right now, said before anything else. */
export function Banner() {
  const { banner } = welcome.value
  if (!banner) return null
  const emergency = banner.level === 'emergency'
  const title = text(emergency ? 'bannerEmergency' : 'bannerInfo')
  return (
    <section class={`banner banner-${banner.level}`} aria-label={title}>
      <Icon name={emergency ? 'warning' : 'info'} />
      <p role={emergency ? 'alert' : undefined}><strong>{title}</strong> {banner.text[language.value]}</p>
    </section>
  )
}
