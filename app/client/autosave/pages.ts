const PREFIX = 'sinilai-page-'

/** Marks this page as open until it is gone, in whatever way; returns its name. */
export function holdPage(): string {
  const page = crypto.getRandomValues(new Uint32Array(4)).join('-')
  void navigator.locks?.request(PREFIX + page, () => new Promise(() => undefined))
  return page
}

/** Pages open at this moment; none where the browser cannot tell. */
export async function listOpenPages(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return new Set(held.map(({ name = '' }) => name.replace(PREFIX, '')))
}
