import { sql } from 'kysely'
import type { Db } from '../connect'

/** Entries that are in a stage now, with where they come from. */
export function listStageEntries(db: Db, competitionId: number, stage: string) {
  return db
    .selectFrom('stage_entry')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .select([
      'stage_entry.id',
      'stage_entry.uid',
      'stage_entry.label',
      'stage_entry.revisions',
      'stage_entry.rendition',
      'stage_entry.practice',
      'stage_entry.draw_order as drawOrder',
      'entry.id as entryId',
      'entry.uid as entryUid',
      'entry.label as entryLabel',
      'entry.region_code as region',
      'entry.region_name as regionName',
      'entry.kecamatan_code as kecamatanCode',
      'entry.kecamatan_name as kecamatanName',
      'entry.category',
    ])
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.stage', '=', stage)
    .where('stage_entry.removed_at', 'is', null)
    .orderBy('stage_entry.id')
    .execute()
}

export type StageEntryRow = Awaited<ReturnType<typeof listStageEntries>>[number]

/** Every stage entry ever made for a stage, also removed ones: there is one row per entry and stage. */
export function listAllStageEntries(db: Db, competitionId: number, stage: string) {
  return db
    .selectFrom('stage_entry')
    .select(['id', 'uid', 'entry_id as entryId', 'removed_at as removedAt', 'label', 'revisions'])
    .where('competition_id', '=', competitionId)
    .where('stage', '=', stage)
    .execute()
}

/** Which of these stage entries have a sheet: sent, or come in late or on paper and still to be decided. */
export async function listJudgedStageEntries(db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const sent = await db
    .selectFrom('scoresheet_revision')
    .select('stage_entry_id as id')
    .where('stage_entry_id', 'in', ids)
    .distinct()
    .execute()
  const late = await db
    .selectFrom('late_sheet')
    .innerJoin('assignment', 'assignment.id', 'late_sheet.assignment_id')
    .select('assignment.stage_entry_id as id')
    .where('assignment.stage_entry_id', 'in', ids)
    .distinct()
    .execute()
  const paper = await sql<{ id: number }>`
    SELECT DISTINCT assignment.stage_entry_id AS id
    FROM score_import, json_each(score_import.content, '$.sheets') AS sheet
    JOIN assignment ON assignment.uid = json_extract(sheet.value, '$.assignment')
    WHERE score_import.state = 'waiting' AND assignment.stage_entry_id IN (${sql.join(ids)})`.execute(db)
  return new Set([...sent, ...late, ...paper.rows].map(({ id }) => id))
}

/** How many judges have sent a sheet of a stage entry. */
export async function countJudgedSheets(db: Db, id: number): Promise<number> {
  const { count } = await db
    .selectFrom('scoresheet_revision')
    .select((eb) => eb.fn.count<number>('assignment_id').distinct().as('count'))
    .where('stage_entry_id', '=', id)
    .executeTakeFirstOrThrow()
  return count
}

export function findStageEntry(db: Db, uid: string) {
  return db.selectFrom('stage_entry').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/**
 * The newest revision of every dossier that was handed in, one row per dossier, with the entry's newest state.
 * A dossier that was returned for correction is not handed in.
 */
export function listSubmittedRevisions(db: Db, competitionId: number) {
  return db
    .selectFrom('entry')
    .innerJoin('dossier', 'dossier.entry_id', 'entry.id')
    .innerJoin('dossier_revision as revision', 'revision.dossier_id', 'dossier.id')
    .select((eb) => [
      'entry.id as entryId',
      'entry.uid as entryUid',
      'entry.label',
      'entry.region_name as regionName',
      'entry.kecamatan_code as kecamatan',
      'entry.category',
      'revision.uid as revisionUid',
      'revision.title',
      eb
        .selectFrom('entry_state')
        .select('entry_state.to_state')
        .whereRef('entry_state.entry_id', '=', 'entry.id')
        .where('entry_state.plenary_id', 'is', null)
        .orderBy('entry_state.id', 'desc')
        .limit(1)
        .as('state'),
    ])
    .where('entry.competition_id', '=', competitionId)
    .where('dossier.state', 'in', ['submitted', 'complete'])
    .where('revision.number', '=', (eb) =>
      eb
        .selectFrom('dossier_revision as latest')
        .select((max) => max.fn.max('latest.number').as('number'))
        .whereRef('latest.dossier_id', '=', 'dossier.id'),
    )
    .orderBy('entry.id')
    .orderBy('dossier.id')
    .execute()
}

/** Title and kind of the dossier revisions with these public ids. */
export function listRevisionTitles(db: Db, uids: readonly string[]) {
  return db
    .selectFrom('dossier_revision as revision')
    .innerJoin('dossier', 'dossier.id', 'revision.dossier_id')
    .select([
      'revision.uid',
      'revision.title',
      'revision.number',
      'dossier.uid as dossierUid',
      'dossier.category',
    ])
    .where('revision.uid', 'in', uids)
    .execute()
}

/** What judges call the entries of a competition's blind stages, by the entry's id. */
export async function listBlindLabels(db: Db, competitionId: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('stage_entry')
    .select(['entry_id', 'label'])
    .where('competition_id', '=', competitionId)
    .where('rendition', '=', 'blind')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ entry_id, label }) => [entry_id, label]))
}

/** What the dossier revisions with these public ids say; null where it was erased. */
export function listRevisionContents(db: Db, uids: readonly string[]) {
  return db
    .selectFrom('dossier_revision')
    .select(['id', 'uid', 'content', 'submitted_by as person'])
    .where('uid', 'in', uids)
    .execute()
}

export function listEntryUids(db: Db, ids: readonly number[]) {
  return db.selectFrom('entry').select(['id', 'uid']).where('id', 'in', ids).orderBy('label').execute()
}
