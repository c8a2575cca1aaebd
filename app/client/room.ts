import { clockText } from '~/domain/turns'

/** How often the screen asks whether another one has pressed the clock. */
const EVERY = 4000

/**
 * Keeps the room's big figures running. What was left is the server's clock; this device only tells how long ago the
 * page was asked for, so that a wrong clock changes nothing.
 */
function run(room: HTMLElement, figures: HTMLElement): void {
  const end = Date.now() - performance.now() + Number(room.dataset['left'])
  const show = () => {
    const left = end - Date.now()
    const text = clockText(left)
    if (figures.textContent !== text) figures.textContent = text
    room.classList.toggle('room-over', left < 0)
  }
  show()
  setInterval(show, 250)
  document.addEventListener('visibilitychange', show)
}

/** Loads the page again once the server knows of another press. */
async function follow(room: HTMLElement): Promise<void> {
  const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } })
  if (!answer.ok || answer.redirected) return
  const [, version] = /data-version="(\d+)"/.exec(await answer.text()) ?? []
  if (version !== undefined && version !== room.dataset['version']) location.replace(location.pathname)
}

const room = document.querySelector<HTMLElement>('[data-version]')
const figures = room?.querySelector<HTMLElement>('[data-figures]')
if (room && figures) {
  if (room.dataset['running'] === 'yes') run(room, figures)
  // Without a connection the figures go on; the next question finds it again.
  setInterval(() => void follow(room).catch(() => undefined), EVERY)
}
