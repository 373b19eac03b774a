import { effect, signal } from '@preact/signals'
import { newId } from '../../shared/newId'
import { recall, remember } from '../../shared/saved'

export interface ChosenFile { key: string; file: File }

/** What is being written. The words survive a reload; chosen files are chosen again. */
export const draftText = signal(recall('draft') ?? '')
export const chosenFiles = signal<readonly ChosenFile[]>([])
effect(() => remember('draft', draftText.value))

export const choose = (files: readonly File[]): void => {
  chosenFiles.value = [...chosenFiles.value, ...files.map(file => ({ key: newId(), file }))]
}
export const unchoose = (key: string): void => { chosenFiles.value = chosenFiles.value.filter(chosen => chosen.key !== key) }

/** Puts back words that could not be sent, in front of nothing the citizen has written since. */
export function writeBack(text: string, files: readonly File[] = []): void {
  draftText.value = [draftText.value, text].filter(Boolean).join('\n')
  if (files.length > 0) choose(files)
}
