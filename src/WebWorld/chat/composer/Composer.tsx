import { useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { text } from '../../shared/i18n/texts'
import { welcome } from '../welcome/welcome'
import { belongsToInputMethod, takeWhenComposed } from './composition'
import { choose, chosenFiles, draftText } from './draft'
import { FileChips } from './FileChips'
import { acceptedEndings, whyNot } from './fileLimits'
import { inputId } from './focusInput'
import { useFilesFromOutside } from './useFilesFromOutside'

interface Props {
  onType: () => void
  /** False when there is no conversation to send to: then the words stay where they are. */
  onSend: (text: string, files: readonly File[]) => boolean
}

/** Takes words and files; says no, kindly, before anything is sent that would be refused. */
export function Composer({ onType, onSend }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const composing = useRef(false)
  const problem = useSignal('')
  const limits = welcome.value.limits
  const length = [...draftText.value].length
  const over = length - limits.maxTextCharacters
  const dragging = useFilesFromOutside(offer)

  // The field keeps its own text, for re-writing it under an input method would break the syllable being built.
  useSignalEffect(() => {
    if (field.current && field.current.value !== draftText.value) field.current.value = draftText.value
    fit(field.current)
  })
  useEffect(() => field.current?.focus({ preventScroll: true }), [])

  function offer(files: readonly File[]) {
    problem.value = ''
    for (const file of files) {
      const reason = whyNot(file, chosenFiles.value.map(chosen => chosen.file), limits.maxUploadBytes)
      if (reason) problem.value = reason
      else choose([file])
    }
  }

  function submit() {
    if (!field.current) return
    takeWhenComposed(field.current, composing.current, written => {
      const files = chosenFiles.value.map(chosen => chosen.file)
      if ((written.trim() === '' && files.length === 0) || [...written].length > limits.maxTextCharacters) return
      if (!onSend(written.trim(), files)) return
      problem.value = ''
      draftText.value = ''
      chosenFiles.value = []
      field.current?.focus()
    })
  }

  return (
    <form class="composer" aria-label={text('composer')} onSubmit={event => { event.preventDefault(); submit() }}>
      {dragging.value && <p class="composer-drop" aria-hidden="true">{text('dropHere')}</p>}
      <FileChips />
      {over > 0 && <p class="composer-problem" id="too-long">{text('charactersOver', { limit: limits.maxTextCharacters.toLocaleString(), over: over.toLocaleString() })}</p>}
      {over <= 0 && over > -200 && <p class="composer-note">{text('charactersLeft', { left: -over })}</p>}
      <div role="alert">{problem.value && <p class="composer-problem">{problem}</p>}</div>
      <div class="composer-row">
        <button type="button" class="icon-button" aria-label={text('attach')} title={text('attach')} onClick={() => picker.current?.click()}><Icon name="clip" /></button>
        <input ref={picker} type="file" multiple accept={acceptedEndings} hidden aria-label={text('attach')}
          onChange={event => { offer([...event.currentTarget.files ?? []]); event.currentTarget.value = '' }} />
        <label class="visually-hidden" for={inputId}>{text('inputLabel')}</label>
        <textarea ref={field} id={inputId} rows={1} placeholder={text('inputPlaceholder')} enterkeyhint="send" autocomplete="off"
          aria-describedby={over > 0 ? 'too-long' : 'input-keys'} aria-invalid={over > 0}
          onCompositionStart={() => { composing.current = true }} onCompositionEnd={() => { composing.current = false }}
          onInput={event => { draftText.value = event.currentTarget.value; onType() }}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.shiftKey || belongsToInputMethod(event)) return
            event.preventDefault()
            submit()
          }} />
        <button class="send-button" aria-label={text('send')} aria-disabled={over > 0 || (length === 0 && chosenFiles.value.length === 0)}><Icon name="send" /></button>
      </div>
      <p class="visually-hidden" id="input-keys">{text('inputKeys')}</p>
      <p class="composer-note composer-disclosure">{text('disclosure')}</p>
    </form>
  )
}

function fit(field: HTMLTextAreaElement | null) {
  if (!field) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`
}
