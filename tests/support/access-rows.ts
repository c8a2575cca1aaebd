import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AccessRow } from '#tests/access/row'

const FOLDER = resolve(import.meta.dirname, '../access')

/** The rows of every file in `tests/access`. */
export async function loadRows(): Promise<AccessRow[]> {
  const files = readdirSync(FOLDER).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'row.ts',
  )
  const loaded = await Promise.all(
    files.map((name) => import(`../access/${name.slice(0, -3)}.ts`) as Promise<{ rows?: AccessRow[] }>),
  )
  return loaded.flatMap((module, index) => {
    if (!module.rows) throw new Error(`${files[index]} exports no rows`)
    return module.rows
  })
}

export const keyOf = ({ method, route }: Pick<AccessRow, 'method' | 'route'>) => `${method} ${route}`

export const nameOf = (row: AccessRow) => `${keyOf(row)}${row.state ? ` (${row.state})` : ''}`
