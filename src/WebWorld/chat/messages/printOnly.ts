/** Prints one document of the page, as if it were alone on the paper. */
export function printOnly(paper: HTMLElement | null): void {
  if (!paper) return
  document.documentElement.dataset.printing = 'one'
  for (let element: HTMLElement | null = paper; element; element = element.parentElement) element.dataset.print = element === paper ? 'this' : 'way'
  addEventListener('afterprint', () => {
    delete document.documentElement.dataset.printing
    document.querySelectorAll<HTMLElement>('[data-print]').forEach(element => { delete element.dataset.print })
  }, { once: true })
  print()
}
