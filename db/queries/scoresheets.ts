import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'
import type { ScoresheetTable } from '../schema'

type Draft = Pick<
  ScoresheetTable,
  | 'uid'
  | 'assignment_id'
  | 'person_id'
  | 'rules_id'
  | 'marks'
  | 'reasons'
  | 'observations'
  | 'version'
  | 'updated_at'
>

const insert = prepared((db: Db, slot: Slots<Draft>) =>
  db.insertInto('scoresheet').values({
    uid: slot('uid'),
    assignment_id: slot('assignment_id'),
    person_id: slot('person_id'),
    rules_id: slot('rules_id'),
    marks: slot('marks'),
    reasons: slot('reasons'),
    observations: slot('observations'),
    version: slot('version'),
    updated_at: slot('updated_at'),
  }),
)

export async function insertDraft(db: Db, row: Draft): Promise<void> {
  await insert(db, row)
}

type DraftChange = Omit<Draft, 'uid' | 'assignment_id' | 'person_id'>

const update = prepared((db: Db, slot: Slots<DraftChange & { id: number; before: number }>) =>
  db
    .updateTable('scoresheet')
    .set({
      rules_id: slot('rules_id'),
      marks: slot('marks'),
      reasons: slot('reasons'),
      observations: slot('observations'),
      version: slot('version'),
      updated_at: slot('updated_at'),
    })
    .where('id', '=', slot('id'))
    .where('version', '=', slot('before')),
)

/** Writes the next version of a draft; false when it is no longer at `version - 1`. */
export async function updateDraft(db: Db, id: number, row: DraftChange): Promise<boolean> {
  const { numAffectedRows } = await update(db, { ...row, id, before: row.version - 1 })
  return numAffectedRows === 1n
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
      'sheet.observations',
      'sheet.change_reason as changeReason',
      'sheet.source',
      'sheet.received_at as receivedAt',
      'sheet.judged_revisions as judgedRevisions',
      'author.name as author',
      'typist.name as enteredBy',
      'second.name as confirmedBy',
    ])
    .where('sheet.assignment_id', '=', assignmentId)
    .orderBy('sheet.number')
    .execute()
}

const latestRevision = prepared((db: Db, slot: Slots<{ assignmentId: number }>) =>
  db
    .selectFrom('scoresheet_revision')
    .select(['id', 'uid', 'number', 'person_id', 'rules_id', 'marks', 'reasons', 'observations'])
    .select(['source', 'received_at'])
    .where('assignment_id', '=', slot('assignmentId'))
    .orderBy('number', 'desc')
    .limit(1),
)

export async function findLatestRevision(db: Db, assignmentId: number) {
  return (await latestRevision(db, { assignmentId })).rows[0]
}
