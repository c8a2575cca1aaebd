import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { BlobTable, BlobVariantTable } from '../schema'

export type VariantKind = 'clean' | 'thumbnail'

/** The file of a piece that was erased stays away from it, also when somebody hands in the same bytes again. */
const withBlob = (db: Db) =>
  db
    .selectFrom('evidence')
    .leftJoin('blob', (join) =>
      join
        .onRef('blob.sha256', '=', 'evidence.blob_sha256')
        .on('blob.erased_at', 'is', null)
        .on(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('erasure')
                .select('erasure.id')
                .where('erasure.table_name', '=', 'evidence')
                .where('erasure.column_name', '=', 'blob_sha256')
                .whereRef('erasure.row_uid', '=', 'evidence.uid'),
            ),
          ),
        ),
    )
    .selectAll('evidence')
    .select(['blob.media_type', 'blob.size', 'blob.width', 'blob.height', 'blob.pages'])

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

/** Remembers a stored file; the same bytes are stored once, and are there again after having been erased. */
export async function saveBlob(db: Db, blob: Insertable<BlobTable>): Promise<void> {
  await db
    .insertInto('blob')
    .values(blob)
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ erased_at: null }))
    .execute()
}

/** The stored rendition of a picture, if it has been made. */
export function findVariant(db: Db, sha256: string, kind: VariantKind) {
  return db
    .selectFrom('blob_variant')
    .innerJoin('blob', 'blob.sha256', 'blob_variant.variant_sha256')
    .select(['blob.sha256', 'blob.media_type', 'blob.size'])
    .where('blob_variant.sha256', '=', sha256)
    .where('blob_variant.kind', '=', kind)
    .where('blob.erased_at', 'is', null)
    .executeTakeFirst()
}

/** Remembers a rendition of a stored picture; what was made first stays. */
export async function saveVariant(db: Db, variant: Insertable<BlobVariantTable>): Promise<void> {
  await db
    .insertInto('blob_variant')
    .values(variant)
    .onConflict((conflict) => conflict.columns(['sha256', 'kind']).doNothing())
    .execute()
}

export function findBlob(db: Db, sha256: string) {
  return db.selectFrom('blob').selectAll().where('sha256', '=', sha256).executeTakeFirst()
}

/** The criteria that a dossier's evidence supports, by the evidence's public id. */
export function listDossierLinks(db: Db, dossierId: number) {
  return db
    .selectFrom('evidence_link')
    .innerJoin('evidence', 'evidence.id', 'evidence_link.evidence_id')
    .select(['evidence.uid', 'evidence_link.stage', 'evidence_link.criterion'])
    .where('evidence.dossier_id', '=', dossierId)
    .where('evidence_link.removed_at', 'is', null)
    .where('evidence_link.criterion', 'is not', null)
    .orderBy('evidence_link.id')
    .execute()
}

/** The criteria that a piece of evidence supports. */
export function listLinks(db: Db, evidenceId: number) {
  return db
    .selectFrom('evidence_link')
    .selectAll()
    .where('evidence_id', '=', evidenceId)
    .where('removed_at', 'is', null)
    .where('criterion', 'is not', null)
    .orderBy('id')
    .execute()
}

/** The last decisions about publishing a dossier's evidence, by its public id. */
export async function listClearances(db: Db, dossierId: number) {
  const rows = await db
    .selectFrom('evidence_clearance')
    .innerJoin('evidence', 'evidence.id', 'evidence_clearance.evidence_id')
    .select(['evidence.uid', 'evidence_clearance.publish', 'evidence_clearance.reason'])
    .where('evidence.dossier_id', '=', dossierId)
    .orderBy('evidence_clearance.id')
    .execute()
  return new Map(rows.map(({ uid, publish, reason }) => [uid, { publish: publish === 1, reason }]))
}
