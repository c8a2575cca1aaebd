import type { Db } from '../connect'

const RESULT = [
  'result.id',
  'result.uid',
  'result.competition_id as competitionId',
  'result.stage',
  'result.number',
  'result.rules_id as rulesId',
  'result.supersedes_id as supersedesId',
  'result.reason',
  'result.status',
  'result.decree_number as decreeNumber',
  'result.decree_date as decreeDate',
  'result.decree_signatory as decreeSignatory',
  'result.decree_sha256 as decreeSha256',
  'result.announced_on as announcedOn',
  'result.announced_at as announcedAt',
  'result.embargo_until as embargoUntil',
  'result.objections_opened_at as objectionsOpenedAt',
  'result.objections_until as objectionsUntil',
  'result.sha256',
  'result.content_sha256 as contentSha256',
  'result.signature',
  'result.public_key as publicKey',
  'result.chain_head as chainHead',
  'result.frozen_at as frozenAt',
  'superseding.number as supersededBy',
  'superseded.number as supersedesNumber',
] as const

/** Without their snapshots, which can be large. */
const results = (db: Db) =>
  db
    .selectFrom('official_result as result')
    .leftJoin('official_result as superseding', 'superseding.supersedes_id', 'result.id')
    .leftJoin('official_result as superseded', 'superseded.id', 'result.supersedes_id')
    .select(RESULT)

/** Results of a competition, the newest first. */
export const listResults = (db: Db, competitionId: number) =>
  results(db).where('result.competition_id', '=', competitionId).orderBy('result.number', 'desc').execute()

export type ResultRow = Awaited<ReturnType<typeof listResults>>[number]

export const findResult = (db: Db, competitionId: number, number: number) =>
  results(db)
    .where('result.competition_id', '=', competitionId)
    .where('result.number', '=', number)
    .executeTakeFirst()

export const findResultByUid = (db: Db, uid: string) =>
  results(db).where('result.uid', '=', uid).executeTakeFirst()

/** The canonical text that was hashed and signed. */
export async function findSnapshotText(db: Db, resultId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('official_result')
    .select('snapshot')
    .where('id', '=', resultId)
    .executeTakeFirst()
  return row?.snapshot
}

/** Objections to a result that have no decision. */
export async function countOpenObjections(db: Db, resultId: number): Promise<number> {
  const { count } = await db
    .selectFrom('objection')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('official_result_id', '=', resultId)
    .where('state', '=', 'received')
    .executeTakeFirstOrThrow()
  return count
}

/** Public keys that results were signed with, the newest first. */
export async function listSigningKeys(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('official_result')
    .select('public_key')
    .where('public_key', 'is not', null)
    .groupBy('public_key')
    .orderBy((eb) => eb.fn.max('id'), 'desc')
    .execute()
  return rows.flatMap(({ public_key }) => public_key ?? [])
}

export function findOverride(
  db: Db,
  of: { competition: number; stage: string | null; attempt: number; obstacle: string },
) {
  return db
    .selectFrom('gate_override')
    .select('id')
    .where('competition_id', '=', of.competition)
    .where('stage', of.stage === null ? 'is' : '=', of.stage)
    .where('attempt', '=', of.attempt)
    .where('obstacle', '=', of.obstacle)
    .executeTakeFirst()
}

/** The newest decided final result of each competition of a series. */
export function listDecidedInSeries(db: Db, seriesId: number) {
  return db
    .selectFrom('official_result as result')
    .innerJoin('competition', 'competition.id', 'result.competition_id')
    .select([
      'result.id',
      'result.competition_id as competitionId',
      'result.stage',
      'result.number',
      'result.status',
      'result.sha256',
      'result.announced_on as announcedOn',
      'result.embargo_until as embargoUntil',
      'competition.year',
      'competition.zone',
      'competition.name as contest',
    ])
    .where('competition.series_id', '=', seriesId)
    .where('result.stage', 'is', null)
    .where('result.status', 'in', ['ditetapkan', 'diumumkan'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('official_result as newer')
            .select('newer.id')
            .whereRef('newer.competition_id', '=', 'result.competition_id')
            .where('newer.stage', 'is', null)
            .where('newer.status', 'in', ['ditetapkan', 'diumumkan'])
            .whereRef('newer.number', '>', 'result.number'),
        ),
      ),
    )
    .orderBy('competition.year', 'desc')
    .orderBy('result.id')
    .execute()
}

/** Reasons of sheets by public id, as they are stored; erased ones are absent. */
export async function listSheetReasons(db: Db, uids: readonly string[]): Promise<Map<string, string>> {
  if (uids.length === 0) return new Map()
  const rows = await db
    .selectFrom('scoresheet_revision')
    .select(['uid', 'reasons'])
    .where('uid', 'in', uids)
    .execute()
  return new Map(rows.flatMap(({ uid, reasons }) => (reasons === null ? [] : [[uid, reasons] as const])))
}
