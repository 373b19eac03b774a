import { accentOf } from '../../shared/agents'
import { easyMode, language, text } from '../../shared/i18n/texts'
import { Icon, isIcon } from '../../shared/Icon'
import { welcome, type CounterChoice } from './welcome'

/** A place to ask, with questions people really put; in easy mode one is enough to choose from. */
export function Counter({ counter, onAsk }: { counter: CounterChoice; onAsk: (question: string) => void }) {
  const { agents } = welcome.value
  const open = agents.find(agent => agent.id === counter.agent)?.available ?? true
  const questions = counter.questions[language.value].slice(0, easyMode.value ? 1 : 2)
  return (
    <li class={`counter accent-${accentOf(counter.agent, agents)}`}>
      <h4 class="counter-name"><span class="counter-icon"><Icon name={isIcon(counter.icon) ? counter.icon : 'petition'} /></span>{counter.name[language.value]}</h4>
      {open
        ? questions.map(question => <button key={question} type="button" class="counter-question" onClick={() => onAsk(question)}>{question}<Icon name="next" /></button>)
        : <p class="counter-closed">{text('closedCounter')}</p>}
    </li>
  )
}
