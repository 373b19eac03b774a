import { accentOf, nameOf } from '../../shared/agents'
import { Icon, type IconName } from '../../shared/Icon'
import { language } from '../../shared/i18n/texts'
import { welcome } from '../welcome/welcome'

const icons: Record<string, IconName> = { petition120: 'phone', tax: 'tax', business: 'business', landmarks: 'landmark' }

/** Who speaks: an icon and a name; the colour only repeats it. */
export function AgentMark({ id, name, staff = false }: { id: string; name?: string | undefined; staff?: boolean }) {
  const { agents } = welcome.value
  return (
    <span class={`agent-mark accent-${staff ? 'gray' : accentOf(id, agents)}`}>
      <span class="agent-icon"><Icon name={staff ? 'person' : icons[id] ?? 'info'} /></span>
      <strong class="agent-name">{staff ? name : nameOf(id, name, agents, language.value)}</strong>
    </span>
  )
}
