import { FieldKeeper } from './keeper'
import { LIST, readCarried } from './place'

const WORKER = '/luring-sw.js'

/** The one keeper of this page, started with it. */
let keeper: FieldKeeper | null = null

/** Opens what the device holds, takes along what the address asks for, and sees to it that the page comes without a signal. */
export function openKeeper(): FieldKeeper {
  if (keeper) return keeper
  keeper = new FieldKeeper()
  const opened = keeper
  const asked = readCarried(location.hash)
  void opened.start().then(() => asked && opened.carry(asked.slug, asked.stage))
  // Nothing is taken along twice by a reload; and going back to an address without a place would ask the server.
  if (asked || location.hash === '') history.replaceState(history.state, '', LIST)
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(WORKER).catch(() => {})
  return opened
}
