/**
 * The account that this device keeps sheets for, as the server names it at log-in and when a stage is taken along: known
 * without a signal. It says who, never that somebody is logged in; null before the first, and after its owner has left.
 */
export function readAccount(): string | null {
  const found = /(?:^|;\s*)luring=([\w-]+)/.exec(document.cookie)?.[1]
  return found && found !== '-' ? found : null
}
