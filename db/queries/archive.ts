import type { Db } from '../connect'

/** Every dossier of a competition, entry by entry. */
export function listArchiveDossiers(db: Db, competitionId: number) {
  return db
    .selectFrom('dossier')
    .innerJoin('entry', 'entry.id', 'dossier.entry_id')
    .select(['dossier.id', 'dossier.uid', 'entry.label', 'entry.region_name as ward'])
    .where('entry.competition_id', '=', competitionId)
    .orderBy('entry.label')
    .orderBy('dossier.id')
    .execute()
}

/** Finished archives that were made before this moment. */
export function listOldArchives(db: Db, before: string) {
  return db
    .selectFrom('job')
    .select(['id', 'uid'])
    .where('kind', 'in', ['archive', 'pack'])
    .where('state', '=', 'done')
    .where('result', 'is not', null)
    .where('finished_at', '<', before)
    .execute()
}
