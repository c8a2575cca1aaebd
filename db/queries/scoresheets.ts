import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { ScoresheetTable } from '../schema'

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
