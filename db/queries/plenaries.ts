import type { Selectable } from 'kysely'
import type { DecidedOutcome, Outcome } from '~/domain/outcomes'
import type { Db } from '../connect'
import type { PlenaryDraftTable, PlenaryTable } from '../schema'

export type MeetingRow = Selectable<PlenaryTable> & { closedByName: string | null }
export type MeetingDraftRow = Selectable<PlenaryDraftTable>

/** Closed meetings of a competition in the order of their closing. */
export function listMeetings(db: Db, competitionId: number): Promise<MeetingRow[]> {
  return db
    .selectFrom('plenary')
    .leftJoin('person', 'person.id', 'plenary.closed_by')
    .selectAll('plenary')
    .select('person.name as closedByName')
    .where('plenary.competition_id', '=', competitionId)
    .where('plenary.closed_at', 'is not', null)
    .orderBy('plenary.id')
    .execute()
}

/** Stages, and of partitioned ones the kecamatan, whose meeting has closed. */
export function listClosedParts(db: Db, competitionId: number) {
  return db
    .selectFrom('plenary')
    .select(['stage', 'region_code as region'])
    .distinct()
    .where('competition_id', '=', competitionId)
    .where('closed_at', 'is not', null)
    .execute()
}

/**
 * The outcomes of a competition's entries in the order of the decisions: those of its meetings by stage, and for no
 * stage that of an entry whose present state is one, such as *gugur* by a check.
 */
export async function listOutcomes(db: Db, competitionId: number): Promise<DecidedOutcome[]> {
  const rows = await db
    .selectFrom('entry_state')
    .innerJoin('entry', 'entry.id', 'entry_state.entry_id')
    .select(['entry_state.entry_id as entry', 'entry_state.stage', 'plenary_id', 'to_state'])
    .where('entry.competition_id', '=', competitionId)
    .where('to_state', 'in', ['lolos', 'tidak_lolos', 'gugur', 'mengundurkan_diri', 'tidak_hadir'])
    .where((eb) =>
      eb.or([
        eb('plenary_id', 'is not', null),
        eb('entry_state.id', '=', (newest) =>
          newest
            .selectFrom('entry_state as newest')
            .select((max) => max.fn.max('newest.id').as('id'))
            .whereRef('newest.entry_id', '=', 'entry_state.entry_id')
            .where('newest.plenary_id', 'is', null),
        ),
      ]),
    )
    .orderBy('entry_state.id')
    .execute()
  return rows.map(({ entry, stage, plenary_id, to_state }) => ({
    ...{ entry, stage: plenary_id === null ? null : stage, outcome: to_state as Outcome },
  }))
}

interface Part {
  competition: number
  stage: string
  region: string | null
}

/** The saved versions of a meeting in preparation, the newest first. */
export function listDrafts(db: Db, { competition, stage, region }: Part): Promise<MeetingDraftRow[]> {
  return db
    .selectFrom('plenary_draft')
    .selectAll()
    .where('competition_id', '=', competition)
    .where('stage', '=', stage)
    .where('region_code', '=', region ?? '')
    .orderBy('version', 'desc')
    .execute()
}

/** Which meetings of a competition are being prepared. */
export function listPreparedParts(db: Db, competitionId: number) {
  return db
    .selectFrom('plenary_draft')
    .select(['stage', 'region_code as region'])
    .distinct()
    .where('competition_id', '=', competitionId)
    .execute()
}

export async function insertDraft(
  db: Db,
  part: Part,
  draft: Pick<MeetingDraftRow, 'content' | 'version' | 'saved_by' | 'saved_at'>,
): Promise<void> {
  await db
    .insertInto('plenary_draft')
    .values({
      ...{ competition_id: part.competition, stage: part.stage, region_code: part.region ?? '' },
      ...draft,
    })
    .execute()
}

export async function deleteDrafts(db: Db, { competition, stage, region }: Part): Promise<void> {
  await db
    .deleteFrom('plenary_draft')
    .where('competition_id', '=', competition)
    .where('stage', '=', stage)
    .where('region_code', '=', region ?? '')
    .execute()
}

/** The kecamatan of the entries that are in a stage, by code. */
export function listStageKecamatan(db: Db, competitionId: number, stage: string) {
  return db
    .selectFrom('stage_entry')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .select(['entry.kecamatan_code as code', 'entry.kecamatan_name as name'])
    .select((eb) => eb.fn.countAll<number>().as('entries'))
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.stage', '=', stage)
    .where('stage_entry.practice', '=', 0)
    .where('stage_entry.removed_at', 'is', null)
    .groupBy(['entry.kecamatan_code', 'entry.kecamatan_name'])
    .orderBy('entry.kecamatan_code')
    .execute()
}
