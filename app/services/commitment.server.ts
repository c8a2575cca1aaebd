import { createHash } from 'node:crypto'
import { type RecordedTable, SEALED } from '#db/recorded'
import { canonicalJson } from '~/domain/canonical-json'

/** SHA-256(salt ‖ canonical bytes); the salt is 32 bytes in hex. */
export function commit(salt: string, text: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex')
}

/**
 * What a row's commitment covers: every column but its integer key, salt and event, without sealed text
 * (its hash stands for it) and without nulls, so that columns added later leave old commitments as they are.
 */
export function canonicalRow(table: RecordedTable, row: Record<string, unknown>): string {
  const left = new Set(['id', 'salt', 'event_id'])
  for (const column of SEALED[table] ?? []) left.add(column).add(`${column}_salt`)
  const covered = Object.fromEntries(
    Object.entries(row).filter(([column, value]) => !left.has(column) && value !== null),
  ) as Record<string, string | number>
  return canonicalJson(covered)
}

/** SHA-256(previous_hex + "\n" + body). */
export function chainHash(previous: string, body: string): string {
  return createHash('sha256').update(`${previous}\n${body}`, 'utf8').digest('hex')
}

/** What the first event of a chain follows. */
export const GENESIS = '0'.repeat(64)
