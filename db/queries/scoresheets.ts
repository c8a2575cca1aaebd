import type { CompiledQuery, Insertable } from 'kysely'
import type { Db } from '../connect'
import type { ScoresheetTable } from '../schema'

/** The newest revision of an assignment, whoever held the seat when it was sent. */
const LATEST = 'latest'

/** One counted sheet as the database holds it: `holds` is the JSON list of a sector judge's criteria. */
export interface CountedSheetRow {
  revision: string
  entry: number
  seat: number
  person: number
  number: number
  marks: string
  holds: string | null
}

/**
 * The sheets of a stage that count: of every active assignment the newest revision, if it was sent under one of
 * `rulesIds` (the versions whose criteria are those in force). Compiled for `.iterate()` on a raw connection.
 */
export function countedSheets(
  db: Db,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): CompiledQuery<CountedSheetRow> {
  return db
    .selectFrom('stage_entry')
    .innerJoin('assignment', 'assignment.stage_entry_id', 'stage_entry.id')
    .innerJoin('scoresheet_revision as sheet', 'sheet.assignment_id', 'assignment.id')
    .select([
      'sheet.uid as revision',
      'stage_entry.entry_id as entry',
      'assignment.seat_id as seat',
      'sheet.person_id as person',
      'sheet.number',
      'sheet.marks',
      'assignment.criteria as holds',
    ])
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.stage', '=', stage)
    .where('stage_entry.removed_at', 'is', null)
    .where('stage_entry.practice', '=', 0)
    .where('assignment.state', '=', 'active')
    .where('sheet.rules_id', 'in', rulesIds)
    .where('sheet.number', '=', (eb) =>
      eb
        .selectFrom(`scoresheet_revision as ${LATEST}`)
        .select((max) => max.fn.max(`${LATEST}.number`).as('number'))
        .whereRef(`${LATEST}.assignment_id`, '=', 'assignment.id'),
    )
    .orderBy('stage_entry.id')
    .orderBy('assignment.seat_id')
    .compile()
}

export function findDraft(db: Db, assignmentId: number, personId: number) {
  return db
    .selectFrom('scoresheet')
    .selectAll()
    .where('assignment_id', '=', assignmentId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

export async function insertDraft(db: Db, row: Insertable<ScoresheetTable>): Promise<void> {
  await db.insertInto('scoresheet').values(row).execute()
}

/** Writes the next version of a draft; false when it is no longer at `version - 1`. */
export async function updateDraft(
  db: Db,
  id: number,
  row: { rules_id: number; marks: string; reasons: string; version: number; updated_at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('scoresheet')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', row.version - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every revision of an assignment with the names of its author and of who typed or confirmed it, oldest first. */
export function listRevisions(db: Db, assignmentId: number) {
  return db
    .selectFrom('scoresheet_revision as sheet')
    .innerJoin('person as author', 'author.id', 'sheet.person_id')
    .innerJoin('person as typist', 'typist.id', 'sheet.entered_by')
    .leftJoin('person as second', 'second.id', 'sheet.confirmed_by')
    .innerJoin('rules', 'rules.id', 'sheet.rules_id')
    .select([
      'sheet.uid',
      'sheet.number',
      'sheet.person_id as personId',
      'sheet.rules_id as rulesId',
      'rules.number as rulesNumber',
      'rules.sha256 as rulesSha256',
      'sheet.marks',
      'sheet.reasons',
      'sheet.change_reason as changeReason',
      'sheet.source',
      'sheet.received_at as receivedAt',
      'author.name as author',
      'typist.name as enteredBy',
      'second.name as confirmedBy',
    ])
    .where('sheet.assignment_id', '=', assignmentId)
    .orderBy('sheet.number')
    .execute()
}

export function findLatestRevision(db: Db, assignmentId: number) {
  return db
    .selectFrom('scoresheet_revision')
    .select(['id', 'uid', 'number', 'person_id', 'rules_id', 'marks', 'reasons', 'source', 'received_at'])
    .where('assignment_id', '=', assignmentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}
