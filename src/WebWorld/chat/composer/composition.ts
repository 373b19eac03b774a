/** While an input method builds a syllable, Enter belongs to it. Safari ends the composition first and then reports key 229. */
export const belongsToInputMethod = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

/**
 * Takes the text once the last syllable is really in the field: taking it earlier would send 안녕하세 and leave
 * 요 behind. Chrome reports the end after the last input and Safari before it, so the text is read a task later.
 */
export function takeWhenComposed(field: HTMLTextAreaElement, composing: boolean, take: (text: string) => void): void {
  if (!composing) return take(field.value)
  field.addEventListener('compositionend', () => setTimeout(() => take(field.value)), { once: true })
  field.blur()
  field.focus()
}
