import { easyMode, language, text } from '../../shared/i18n/texts'
import { AgentMark } from '../messages/AgentMark'
import { Counter } from './Counter'
import { welcome } from './welcome'

/** The first view: one sentence and four large choices. The input below has the focus. */
export function Welcome({ onAsk }: { onAsk: (question: string) => void }) {
  const { counters, agents, retentionDays } = welcome.value
  // With every agent closed their notices say all there is to say.
  const anyOpen = agents.length === 0 || agents.some(agent => agent.available)
  const closed = agents.filter(agent => !agent.available && agent.notice)
  return (
    <section class="welcome">
      <h2 class="welcome-lead">{text('lead')}</h2>
      <p class="welcome-detail">{text('leadDetail')}</p>
      {closed.map(agent => (
        <p key={agent.id} class="closed-agent"><AgentMark id={agent.id} /> {agent.notice?.[language.value]}</p>
      ))}
      {anyOpen && counters.length > 0 && <h3 class="visually-hidden">{text('counters')}</h3>}
      <ul class={easyMode.value ? 'counters counters-easy' : 'counters'}>
        {anyOpen && counters.map(counter => <Counter key={`${counter.agent} ${counter.name.ko}`} counter={counter} onAsk={onAsk} />)}
      </ul>
      <p class="welcome-privacy">{text('privacy', { days: retentionDays })}</p>
    </section>
  )
}
