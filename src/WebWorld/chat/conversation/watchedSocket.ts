/** A WebSocket that says when it opens and closes: directlinejs keeps that to itself, and the citizen deserves to know. */
export function watchedSocket(opened: () => void, closed: (wasOpen: boolean) => void): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL) {
      super(url)
      let wasOpen = false
      this.addEventListener('open', () => { wasOpen = true; opened() })
      this.addEventListener('close', () => closed(wasOpen))
    }
  }
}
