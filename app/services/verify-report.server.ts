import type Database from 'better-sqlite3'
import { readDatabaseFile } from '#db/sqlite/database-files'
import { type Anchor, type Finding, type Verification, verifyDatabase } from './verify.server'

/** Where a finding stands, in the words of the competition. */
export interface ExplainedFinding extends Finding {
  /** Address of the competition whose chain it is; null for the installation's chain. */
  competition: string | null
  /** For a sheet: whose and of what. */
  sheet: { entry: string; stage: string; seat: string; number: number } | null
}

export interface VerificationReport extends Omit<Verification, 'findings'> {
  findings: ExplainedFinding[]
}

/**
 * Checks a database file, without changing it, while others may use it.
 * @param anchor text of a backup's manifest, or of any file with `heads`
 * @throws SyntaxError when the anchor is no such file
 */
export async function verifyFile(path: string, anchor: string | null): Promise<VerificationReport> {
  const heads = anchor === null ? undefined : readAnchor(anchor)
  return readDatabaseFile(path, (sqlite) => {
    sqlite.exec('BEGIN')
    const verification = verifyDatabase(sqlite, heads)
    return { ...verification, findings: verification.findings.map((each) => explainFinding(sqlite, each)) }
  })
}

function readAnchor(text: string): Anchor {
  const value: unknown = JSON.parse(text)
  const heads = typeof value === 'object' && value !== null && 'heads' in value ? value.heads : null
  if (!Array.isArray(heads) || !heads.every(isHead)) throw new SyntaxError('not a file with chain heads')
  return { heads: heads.map(({ chain, seq, hash }) => ({ chain, seq, hash })) }
}

const isHead = (value: unknown): value is Anchor['heads'][number] =>
  typeof value === 'object' &&
  value !== null &&
  'chain' in value &&
  'seq' in value &&
  'hash' in value &&
  typeof value.chain === 'string' &&
  typeof value.seq === 'number' &&
  typeof value.hash === 'string'

const SHEET = `SELECT entry.label AS entry, stage_entry.stage, seat.label AS seat, sheet.number
  FROM scoresheet_revision AS sheet
  JOIN stage_entry ON stage_entry.id = sheet.stage_entry_id
  JOIN entry ON entry.id = stage_entry.entry_id
  JOIN seat ON seat.id = sheet.seat_id
  WHERE sheet.uid = ?`

/** Says where a finding stands, as far as the database still knows. */
export function explainFinding(sqlite: Database.Database, finding: Finding): ExplainedFinding {
  const slug = sqlite
    .prepare<[string], { slug: string }>('SELECT slug FROM competition WHERE uid = ?')
    .get(finding.chain ?? '')?.slug
  const sheet =
    finding.table === 'scoresheet_revision'
      ? sqlite.prepare<[string], NonNullable<ExplainedFinding['sheet']>>(SHEET).get(finding.uid ?? '')
      : undefined
  return { ...finding, competition: slug ?? null, sheet: sheet ?? null }
}
