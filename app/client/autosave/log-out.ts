/**
 * Logging out sends first what is unsent; when that cannot be, it asks.
 * @param settle sends what there is, as long as somebody waits for it; gives how much is left
 * @param ask shows that something is left, and goes on when told to
 */
export function guardLogOut(
  settle: () => Promise<number>,
  ask: (left: number, go: () => void) => void,
): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/keluar"]')) {
    let agreed = false
    const go = () => {
      agreed = true
      // Not within the event that was just stopped, where browsers ignore it.
      setTimeout(() => form.requestSubmit())
    }
    form.addEventListener('submit', (event) => {
      if (agreed) return
      event.preventDefault()
      void settle().then((left) => (left === 0 ? go() : ask(left, go)))
    })
    addEventListener('pageshow', () => {
      agreed = false
    })
  }
}
