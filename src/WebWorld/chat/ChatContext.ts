import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CardAction } from './conversation/activity'

/** What a message may ask the page to do. */
export interface ChatActions {
  ask(question: string): void
  press(action: CardAction): void
  rate(answerId: string, reaction: 'like' | 'dislike', words?: string): void
  writeAgain(parcelId: string): void
  discard(parcelId: string): void
}

export const ChatContext = createContext<ChatActions | null>(null)

export function useChat(): ChatActions {
  const actions = useContext(ChatContext)
  if (!actions) throw new Error('A message is shown outside the chat page.')
  return actions
}
