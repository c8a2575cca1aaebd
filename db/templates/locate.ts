import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Path of a shipped data file below `db/templates`, from the sources as from the bundles in `build/`.
 * @throws Error when no folder above this module holds it.
 */
export function locateTemplate(...names: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (true) {
    const path = join(folder, 'db', 'templates', ...names)
    if (existsSync(path)) return path
    const above = dirname(folder)
    if (above === folder) throw new Error(`No db/templates/${names.join('/')} above ${import.meta.url}`)
    folder = above
  }
}
