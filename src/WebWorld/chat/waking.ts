/** The heavy part of the page waits until the citizen can see and use the light one. */
export const afterFirstPaint = (work: () => void): void => { requestAnimationFrame(() => setTimeout(work)) }

const shortAbsence = 20_000

/** A device that slept, or a page that lay in another tab, may hold a dead socket that still looks open. */
export function onWaking(work: () => void): void {
  let leftAt = 0
  addEventListener('online', work)
  addEventListener('offline', work)
  addEventListener('pageshow', event => { if (event.persisted) work() })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) leftAt = Date.now()
    else if (Date.now() - leftAt > shortAbsence) work()
  })
}
