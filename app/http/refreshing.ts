const SECONDS = 2

/** While work is under way the page asks again by itself, without a script. */
export const refreshing = (isBusy: boolean) =>
  isBusy ? [{ httpEquiv: 'refresh', content: String(SECONDS) }] : []
