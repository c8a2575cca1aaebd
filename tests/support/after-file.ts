const waiting: (() => Promise<unknown>)[] = []

/**
 * What is opened at its first use and lives until the last test of the file that is being run. Files share their
 * modules, so that a module's own `afterAll` would hold for the first of them only.
 */
export function perFile<T>(
  open: () => Promise<T>,
  close?: (opened: T) => Promise<unknown>,
): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => {
    if (opened) return opened
    const now = open()
    opened = now
    waiting.push(async () => {
      opened = undefined
      await now.then(
        (what) => close?.(what),
        () => undefined,
      )
    })
    return now
  }
}

/** Closes what was opened, the last first. */
export async function closeFile(): Promise<void> {
  for (const close of waiting.splice(0).reverse()) await close()
}
