import type { Db } from '../connect'

const given = (db: Db) =>
  db
    .selectFrom('stage_material as material')
    .innerJoin('stage_entry', 'stage_entry.id', 'material.stage_entry_id')
    .leftJoin('blob', 'blob.sha256', 'material.blob_sha256')
    .innerJoin('person', 'person.id', 'material.given_by')
    .select([
      'material.uid',
      'material.stage_entry_id as stageEntryId',
      'material.code',
      'material.version',
      'material.blob_sha256 as sha256',
      'material.file_name as fileName',
      'material.url',
      'material.given_at as givenAt',
      'person.name as givenBy',
      'blob.media_type as mediaType',
      'blob.size',
      'blob.pages',
      'stage_entry.entry_id as entryId',
      'stage_entry.competition_id as competitionId',
      'stage_entry.stage',
    ])

export type StageMaterialRow = Awaited<ReturnType<typeof listStageMaterials>>[number]

/** Everything that was given for these stage entries, newest first. */
export async function listStageMaterials(db: Db, stageEntries: readonly number[]) {
  if (stageEntries.length === 0) return []
  return given(db)
    .where('material.stage_entry_id', 'in', stageEntries)
    .orderBy('material.id', 'desc')
    .execute()
}

export const findStageMaterial = (db: Db, uid: string) =>
  given(db).where('material.uid', '=', uid).executeTakeFirst()

/** The stages that an entry is in now. */
export function listStagesOf(db: Db, entryId: number) {
  return db
    .selectFrom('stage_entry')
    .select(['id', 'uid', 'stage', 'revisions', 'rendition', 'label'])
    .where('entry_id', '=', entryId)
    .where('removed_at', 'is', null)
    .where('practice', '=', 0)
    .orderBy('id')
    .execute()
}

/** The newest version of everything that was given for the stages of a dossier's entry. */
export function listNewestMaterials(db: Db, dossierId: number) {
  return given(db)
    .where('stage_entry.entry_id', '=', (eb) =>
      eb.selectFrom('dossier').select('dossier.entry_id').where('dossier.id', '=', dossierId),
    )
    .where('material.version', '=', (eb) =>
      eb
        .selectFrom('stage_material as newest')
        .select((max) => max.fn.max('newest.version').as('version'))
        .whereRef('newest.stage_entry_id', '=', 'material.stage_entry_id')
        .whereRef('newest.code', '=', 'material.code'),
    )
    .orderBy('material.id')
    .execute()
}
