import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { BlobTable } from '../schema'

const withBlob = (db: Db) =>
  db
    .selectFrom('evidence')
    .leftJoin('blob', 'blob.sha256', 'evidence.blob_sha256')
    .selectAll('evidence')
    .select(['blob.media_type', 'blob.size', 'blob.width', 'blob.height'])

/** What a dossier holds as evidence now, in order. */
export function listEvidence(db: Db, dossierId: number) {
  return withBlob(db)
    .where('evidence.dossier_id', '=', dossierId)
    .where('evidence.removed_at', 'is', null)
    .orderBy('evidence.position')
    .orderBy('evidence.id')
    .execute()
}

export function findEvidenceByUid(db: Db, uid: string) {
  return withBlob(db).where('evidence.uid', '=', uid).executeTakeFirst()
}

/** Whether a submitted revision of the dossier holds this piece of evidence. */
export async function isSubmittedEvidence(db: Db, evidenceId: number): Promise<boolean> {
  const row = await db
    .selectFrom('revision_evidence')
    .select('id')
    .where('evidence_id', '=', evidenceId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Remembers a stored file; the same bytes are stored once. */
export async function saveBlob(db: Db, blob: Insertable<BlobTable>): Promise<void> {
  await db
    .insertInto('blob')
    .values(blob)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}
