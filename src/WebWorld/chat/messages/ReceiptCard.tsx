import { useId, useRef } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { language, text } from '../../shared/i18n/texts'
import type { CardAction } from '../conversation/activity'
import { addressOf } from './addresses'
import { CardButton } from './CardButton'
import { printOnly } from './printOnly'

interface ReceiptItem { title?: string; subtitle?: string; text?: string; price?: string; quantity?: string; tap?: CardAction }
interface ReceiptContent {
  title?: string
  facts?: { key?: string; value?: string }[]
  items?: ReceiptItem[]
  tax?: string
  vat?: string
  total?: string
  buttons?: CardAction[]
}

/** A calculation one can check line by line, and hand to a bank when printed. */
export function ReceiptCard({ receipt }: { receipt: ReceiptContent }) {
  const paper = useRef<HTMLElement>(null)
  const titleId = useId()
  return (
    <section class="receipt" ref={paper} aria-labelledby={titleId}>
      <p class="receipt-issued">{text('city')} · {new Date().toLocaleDateString(language.value, { dateStyle: 'long' })}</p>
      <p class="receipt-title" id={titleId}>{receipt.title ?? text('total')}</p>
      {receipt.facts && receipt.facts.length > 0 && (
        <dl class="receipt-facts">{receipt.facts.map((fact, index) => <div key={index}><dt>{fact.key}</dt><dd>{fact.value}</dd></div>)}</dl>
      )}
      <table>
        <thead class="visually-hidden"><tr><th scope="col">{text('item')}</th><th scope="col">{text('amount')}</th></tr></thead>
        <tbody>{receipt.items?.map((item, index) => <Line key={index} item={item} />)}</tbody>
        <tfoot>
          <Sum label={text('tax')} amount={receipt.tax} />
          <Sum label={text('vat')} amount={receipt.vat} />
          <Sum label={text('total')} amount={receipt.total} large />
        </tfoot>
      </table>
      <div class="receipt-tools">
        {receipt.buttons?.map((button, index) => <CardButton key={index} action={button} />)}
        <button type="button" class="quiet-button" onClick={() => printOnly(paper.current)}><Icon name="print" />{text('print')}</button>
      </div>
    </section>
  )
}

function Line({ item }: { item: ReceiptItem }) {
  const grounds = item.tap?.type === 'openUrl' ? addressOf(item.tap) : undefined
  return (
    <tr>
      <th scope="row">
        <span class="receipt-item">{item.title}</span>
        {item.subtitle && <span class="receipt-formula">{item.subtitle}</span>}
        {item.text && <span class="receipt-formula">{item.text}</span>}
        {item.quantity && <span class="receipt-formula">{text('quantity', { count: item.quantity })}</span>}
        {grounds && <a class="receipt-grounds" href={grounds} target="_blank" rel="noopener noreferrer">{item.tap?.title ?? text('grounds')}<span class="visually-hidden"> ({text('opensNewWindow')})</span></a>}
      </th>
      <td>{item.price}</td>
    </tr>
  )
}

const Sum = ({ label, amount, large = false }: { label: string; amount: string | undefined; large?: boolean }) => amount
  ? <tr class={large ? 'receipt-total' : ''}><th scope="row">{label}</th><td>{amount}</td></tr>
  : null
