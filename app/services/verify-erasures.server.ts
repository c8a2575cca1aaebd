import type Database from 'better-sqlite3'
import type { Finding } from './verify.server'

/** What was erased on purpose: parts of one kind in one act. */
export interface ErasedParts {
  /** Address of the competition; null for what belongs to none. */
  competition: string | null
  kind: string
  basis: 'retention' | 'request'
  by: string
  at: string
  parts: number
}

/** Keys `table uid column` of the texts that recorded erasures name. */
export function readErased(sqlite: Database.Database): ReadonlySet<string> {
  const rows = sqlite
    .prepare<[], { key: string }>(
      `SELECT table_name || ' ' || row_uid || ' ' || column_name AS key FROM erasure
       WHERE row_uid IS NOT NULL AND column_name IS NOT NULL`,
    )
    .all()
  return new Set(rows.map(({ key }) => key))
}

/** Files said to be erased although no recorded erasure names what held them. */
export function checkErasedFiles(sqlite: Database.Database): Finding[] {
  return sqlite
    .prepare<[], { uid: string }>(
      `SELECT sha256 AS uid FROM blob WHERE erased_at IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM evidence JOIN erasure ON erasure.table_name = 'evidence'
           AND erasure.row_uid = evidence.uid AND erasure.column_name = 'blob_sha256'
         WHERE evidence.blob_sha256 = blob.sha256
           OR evidence.blob_sha256 IN (SELECT sha256 FROM blob_variant WHERE variant_sha256 = blob.sha256))
       AND NOT EXISTS (
         SELECT 1 FROM attendance_sheet AS sheet JOIN erasure ON erasure.table_name = 'attendance_sheet'
           AND erasure.row_uid = sheet.uid AND erasure.column_name = 'blob_sha256'
         WHERE sheet.blob_sha256 = blob.sha256
           OR sheet.blob_sha256 IN (SELECT sha256 FROM blob_variant WHERE variant_sha256 = blob.sha256))`,
    )
    .all()
    .map(({ uid }) => ({ kind: 'erased_without_record', table: 'blob', uid, column: 'file' }))
}

export function listErasures(sqlite: Database.Database): ErasedParts[] {
  return sqlite
    .prepare<[], ErasedParts>(
      `SELECT competition.slug AS competition, erasure.kind, erasure.basis, person.account AS "by",
              erasure.erased_at AS at, sum(erasure.parts) AS parts
       FROM erasure JOIN person ON person.id = erasure.erased_by
       LEFT JOIN competition ON competition.id = erasure.competition_id
       GROUP BY erasure.event_id, erasure.kind ORDER BY min(erasure.id)`,
    )
    .all()
}
