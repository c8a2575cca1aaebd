import type { AppearanceOrder } from '~/domain/appearance'
import type { Db } from '../connect'

/** Every order of appearance that was written for a stage, oldest first. */
export async function listAppearanceOrders(db: Db, competitionId: number, stage: string) {
  const rows = await db
    .selectFrom('appearance_order as item')
    .innerJoin('person as writer', 'writer.id', 'item.written_by')
    .leftJoin('person as settler', 'settler.id', 'item.settled_by')
    .selectAll('item')
    .select(['writer.name as writer', 'settler.name as settler'])
    .where('item.competition_id', '=', competitionId)
    .where('item.stage', '=', stage)
    .orderBy('item.number')
    .execute()
  return rows.map((row): AppearanceOrder & { id: number; uid: string; writerId: number } => ({
    ...{ id: row.id, uid: row.uid, number: row.number, method: row.method },
    ...{ commitment: row.commitment, secret: row.secret, phrase: row.phrase, reason: row.reason },
    places: row.places === null ? null : (JSON.parse(row.places) as string[]),
    ...{ writerId: row.written_by, writtenBy: row.writer, writtenAt: row.written_at },
    ...{ settledBy: row.settler, settledAt: row.settled_at },
  }))
}

/** The stages of a competition that have an order which holds, with the newest, newest first. */
export function listSettledPlaces(db: Db, competitionId: number) {
  return db
    .selectFrom('appearance_order')
    .select(['stage', 'places', 'settled_at as settledAt'])
    .where('competition_id', '=', competitionId)
    .where('settled_at', 'is not', null)
    .orderBy('settled_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Entries of stages by the public ids of their places there. */
export function listPlacedEntries(db: Db, uids: readonly string[]) {
  return db
    .selectFrom('stage_entry')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .select(['stage_entry.uid', 'entry.uid as entryUid'])
    .where('stage_entry.uid', 'in', uids)
    .where('stage_entry.removed_at', 'is', null)
    .execute()
}

/** Stage entries of assignments, by the assignments' public ids. */
export function listEntriesOfAssignments(db: Db, uids: readonly string[]) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .select(['assignment.uid', 'stage_entry.uid as stageEntry'])
    .where('assignment.uid', 'in', uids)
    .execute()
}

export function insertSecret(db: Db, orderId: number, secret: string) {
  return db.insertInto('appearance_secret').values({ order_id: orderId, secret }).execute()
}

/** The secret of an announced draw, which leaves its hiding place with this. */
export async function takeSecret(db: Db, orderId: number): Promise<string | undefined> {
  const row = await db
    .deleteFrom('appearance_secret')
    .where('order_id', '=', orderId)
    .returning('secret')
    .executeTakeFirst()
  return row?.secret
}

/** The minutes that were set last for a stage. */
export function findLatestTimes(db: Db, competitionId: number, stage: string) {
  return db
    .selectFrom('presentation_time')
    .select(['number', 'present_minutes as present', 'ask_minutes as ask'])
    .where('competition_id', '=', competitionId)
    .where('stage', '=', stage)
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

/** The clock of a stage's room as it was left. */
export function findStoredClock(db: Db, competitionId: number, stage: string) {
  return db
    .selectFrom('presentation_clock')
    .select(['version', 'content'])
    .where('competition_id', '=', competitionId)
    .where('stage', '=', stage)
    .executeTakeFirst()
}

export function saveRoomClock(
  db: Db,
  row: {
    competition_id: number
    stage: string
    version: number
    content: string
    updated_by: number
    updated_at: string
  },
) {
  const { version, content, updated_by, updated_at } = row
  return db
    .insertInto('presentation_clock')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['competition_id', 'stage']).doUpdateSet({ version, content, updated_by, updated_at }),
    )
    .execute()
}

/** Stages in which a draw was announced. */
export async function listDrawnStages(db: Db, competitionId: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('appearance_order')
    .select('stage')
    .where('competition_id', '=', competitionId)
    .where('method', '=', 'seeded')
    .distinct()
    .execute()
  return new Set(rows.map(({ stage }) => stage))
}
