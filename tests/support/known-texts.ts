import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Context } from '~/services/context'

/** Words that are the same in every language: names, zones, units, file types. */
const SAME_EVERYWHERE = [
  'Sinilai',
  'WIB',
  'WITA',
  'WIT',
  'PDF',
  'CSV',
  'QR',
  'JSON',
  'Rp',
  'KB',
  'MB',
  'SHA-256',
  'ICC',
  'ICC(1,1)',
  'ICC(2,1)',
  'ICC(3,1)',
  'ICC(1,k)',
  'ICC(2,k)',
  'ICC(3,k)',
  'Kendall W',
  'REML',
]

function* leaves(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) {
      yield key
      yield* leaves(part)
    }
}

function* withParts(text: string): Generator<string> {
  yield text
  if (text.startsWith('{') || text.startsWith('[')) {
    try {
      yield* leaves(JSON.parse(text))
    } catch {
      // Text that only looks like JSON.
    }
  }
  if (text.includes('\n')) yield* text.split('\n')
}

async function* storedTexts(ctx: Context): AsyncGenerator<string> {
  const tables = await sql<{ name: string }>`
    SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`.execute(ctx.db)
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(ctx.db)
    for (const row of rows) for (const value of Object.values(row)) if (typeof value === 'string') yield value
  }
}

function* shippedTexts(): Generator<string> {
  for (const folder of ['forms', 'forms/parts', 'instruments', 'checklists', 'setups'].map(
    (name) => `db/templates/${name}`,
  ))
    for (const name of readdirSync(folder))
      if (name.endsWith('.json')) yield* leaves(JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

/** Every text that is data: what the database and the shipped templates hold, whole, by leaf and by line. */
export async function knownTexts(ctx: Context): Promise<Set<string>> {
  const known = new Set(SAME_EVERYWHERE)
  const add = (text: string) => {
    for (const part of withParts(text)) known.add(plain(part)).add(nameIn(part))
  }
  for await (const text of storedTexts(ctx)) add(text)
  for (const text of shippedTexts()) add(text)
  return known
}

/** Parts of official names that stand before or after a name: codes, levels, years, hashes. */
const NAME_PARTS =
  /\b(?:Prov|Kab|Kec|Kel|Provinsi|Kabupaten|Kota|Kecamatan|Kelurahan)\b\.?|\b[0-9a-f]{8,64}\b|[\d.]+/g
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
const nameIn = (text: string) => plain(text.replace(NAME_PARTS, ' '))

/** What joins texts on a page; data may hold the second kind itself. */
const JOINTS = /\s+[–—|→>-]\s+|[·•\n]+/
const SEPARATORS = /[,;:()/]+/

/** What is left of a text in the pseudo-locale that comes neither from a catalogue nor from data; '' when nothing. */
export function uncatalogued(text: string, known: ReadonlySet<string>): string {
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')
  }
  const isData = (part: string) => {
    const name = nameIn(part)
    return !/\p{L}/u.test(name) || known.has(plain(part)) || known.has(name)
  }
  /** A question and one of its answers, as a condition names them. */
  const isPair = (part: string) =>
    [...part.matchAll(/: /g)].some(
      ({ index }) => isData(part.slice(0, index)) && isData(part.slice(index + 2)),
    )
  if (isData(rest) || isPair(rest)) return ''
  return rest
    .split(JOINTS)
    .flatMap((part) => (isData(part) || isPair(part) ? [] : part.split(SEPARATORS)))
    .filter((part) => !isData(part))
    .map((part) => part.trim())
    .join(' … ')
}
