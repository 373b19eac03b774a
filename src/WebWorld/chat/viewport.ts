import type { RefCallback } from 'preact'

const setLength = (name: string, pixels: number) => document.documentElement.style.setProperty(name, `${Math.round(pixels)}px`)

/** Safari lays its keyboard over the page instead of making the page smaller; the input moves up by as much. */
export function followKeyboard(): void {
  const view = window.visualViewport
  if (!view) return
  const follow = () => setLength('--keyboard', view.scale > 1.01 ? 0 : Math.max(0, innerHeight - view.height - view.offsetTop))
  view.addEventListener('resize', follow)
  view.addEventListener('scroll', follow)
}

/** Tells the style sheet how high a part of the page is, so that a question can stand exactly below the top bar. */
export function measured(name: '--top-height' | '--composer-height'): RefCallback<HTMLElement> {
  const observer = new ResizeObserver(([entry]) => { if (entry) setLength(name, (entry.target as HTMLElement).offsetHeight) })
  return element => {
    observer.disconnect()
    if (element) observer.observe(element)
  }
}
