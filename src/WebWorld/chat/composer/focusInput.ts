export const inputId = 'question'

export const focusInput = (): void => document.getElementById(inputId)?.focus({ preventScroll: true })
