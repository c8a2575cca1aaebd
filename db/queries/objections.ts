import type { Db } from '../connect'

const objections = (db: Db) =>
  db
    .selectFrom('objection')
    .innerJoin('entry', 'entry.id', 'objection.entry_id')
    .innerJoin('official_result as result', 'result.id', 'objection.official_result_id')
    .leftJoin('document_code as receipt', 'receipt.subject', 'objection.uid')
    .select([
      'objection.id',
      'objection.uid',
      'objection.entry_id as entryId',
      'objection.official_result_id as resultId',
      'objection.state',
      'objection.grounds',
      'objection.answer',
      'objection.submitted_at as submittedAt',
      'objection.answered_at as answeredAt',
      'entry.uid as entry',
      'entry.label',
      'entry.region_code as regionCode',
      'entry.region_name as ward',
      'entry.kecamatan_name as kecamatan',
      'result.competition_id as competitionId',
      'result.number',
      'result.stage',
      'receipt.code',
    ])

/** Objections of a competition, those without a decision first, then the newest. */
export const listObjections = (db: Db, competitionId: number) =>
  objections(db)
    .where('result.competition_id', '=', competitionId)
    .orderBy((eb) => eb('objection.state', '=', 'received'), 'desc')
    .orderBy('objection.id', 'desc')
    .execute()

export type ObjectionRow = Awaited<ReturnType<typeof listObjections>>[number]

export const findObjection = (db: Db, uid: string) =>
  objections(db).where('objection.uid', '=', uid).executeTakeFirst()

/** Objections of an entry, newest first. */
export const listEntryObjections = (db: Db, entryId: number) =>
  objections(db).where('objection.entry_id', '=', entryId).orderBy('objection.id', 'desc').execute()

/** Evidence of objections, in its order. */
export const listObjectionFiles = (db: Db, ids: readonly number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : files(db)
        .where('file.objection_id', 'in', ids)
        .orderBy('file.objection_id')
        .orderBy('file.position')
        .execute()

export const findObjectionFile = (db: Db, uid: string) =>
  files(db).where('file.uid', '=', uid).executeTakeFirst()

const files = (db: Db) =>
  db
    .selectFrom('objection_file as file')
    .innerJoin('blob', 'blob.sha256', 'file.blob_sha256')
    .innerJoin('objection', 'objection.id', 'file.objection_id')
    .select([
      'file.uid',
      'file.objection_id as objectionId',
      'file.file_name as fileName',
      'file.blob_sha256 as sha256',
      'objection.uid as objection',
      'blob.media_type as mediaType',
      'blob.size',
      'blob.erased_at as erasedAt',
    ])

/** What an entry has written and not sent. */
export const findObjectionDraft = (db: Db, entryId: number, resultId: number) =>
  db
    .selectFrom('objection_draft')
    .selectAll()
    .where('entry_id', '=', entryId)
    .where('official_result_id', '=', resultId)
    .executeTakeFirst()

export async function saveObjectionDraft(
  db: Db,
  draft: {
    entry_id: number
    official_result_id: number
    grounds: string
    written_by: number
    written_at: string
  },
): Promise<void> {
  const { grounds, written_by, written_at } = draft
  await db
    .insertInto('objection_draft')
    .values(draft)
    .onConflict((conflict) =>
      conflict.columns(['entry_id', 'official_result_id']).doUpdateSet({ grounds, written_by, written_at }),
    )
    .execute()
}

export async function deleteObjectionDraft(db: Db, entryId: number, resultId: number): Promise<void> {
  await db
    .deleteFrom('objection_draft')
    .where('entry_id', '=', entryId)
    .where('official_result_id', '=', resultId)
    .execute()
}

/** Names of everybody who sits or sat in a seat of a competition. */
export async function listSeatNames(db: Db, competitionId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('seat_occupant')
    .innerJoin('seat', 'seat.id', 'seat_occupant.seat_id')
    .innerJoin('panel', 'panel.id', 'seat.panel_id')
    .innerJoin('person', 'person.id', 'seat_occupant.person_id')
    .select('person.name')
    .distinct()
    .where('panel.competition_id', '=', competitionId)
    .orderBy('person.name')
    .execute()
  return rows.map(({ name }) => name)
}

/** What one person objected, as long as its words are there. */
export const listObjectionsOf = (db: Db, personId: number) =>
  db
    .selectFrom('objection')
    .innerJoin('official_result as result', 'result.id', 'objection.official_result_id')
    .innerJoin('competition', 'competition.id', 'result.competition_id')
    .select([
      'objection.id',
      'objection.uid',
      'objection.grounds as text',
      'objection.submitted_at as submittedAt',
      'competition.name as competition',
    ])
    .where('objection.submitted_by', '=', personId)
    .where('objection.grounds', 'is not', null)
    .orderBy('objection.id')
    .execute()

/** How many objections wait for a decision, by competition that has any. */
export const countOpenObjections = (db: Db) =>
  db
    .selectFrom('objection')
    .innerJoin('entry', 'entry.id', 'objection.entry_id')
    .innerJoin('competition', 'competition.id', 'entry.competition_id')
    .select([
      'competition.id',
      'competition.host_region',
      'competition.slug',
      'competition.name',
      'competition.year',
    ])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('objection.state', '=', 'received')
    .where('competition.archived_at', 'is', null)
    .groupBy('competition.id')
    .orderBy('competition.id')
    .execute()
