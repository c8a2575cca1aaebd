import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../connect'
import { isUsed, listBlobUses } from './blob-uses'

export interface RowId {
  id: number
  uid: string
}

/**
 * People of this competition (by role, seat or registration) whom nothing else needs: no role and no open registration
 * but in competitions that are over.
 * @param over ids of the competitions that are over, this one among them
 */
const peopleOf = (competitionId: number, now: string, over: readonly number[]) => sql`
  SELECT person.id FROM person WHERE (
    person.id IN (SELECT person_id FROM role_grant WHERE competition_id = ${competitionId})
    OR person.id IN (SELECT person_id FROM registration WHERE competition_id = ${competitionId})
    OR person.id IN (SELECT seat_occupant.person_id FROM seat_occupant
      JOIN seat ON seat.id = seat_occupant.seat_id JOIN panel ON panel.id = seat.panel_id
      WHERE panel.competition_id = ${competitionId})
  ) AND NOT EXISTS (
    SELECT 1 FROM role_grant WHERE role_grant.person_id = person.id AND revoked_at IS NULL
      AND (valid_until IS NULL OR valid_until > ${now})
      AND (competition_id IS NULL OR competition_id NOT IN (${sql.join(over)}))
  ) AND NOT EXISTS (
    SELECT 1 FROM registration WHERE registration.person_id = person.id AND decision IS NULL
      AND competition_id NOT IN (${sql.join(over)})
  )`

const dossiersOf = (competitionId: number) =>
  sql`SELECT dossier.id FROM dossier JOIN entry ON entry.id = dossier.entry_id
    WHERE entry.competition_id = ${competitionId}`

const stageEntriesOf = (competitionId: number) =>
  sql`SELECT id FROM stage_entry WHERE competition_id = ${competitionId}`

const list = async (db: Db, query: RawBuilder<unknown>): Promise<RowId[]> =>
  (await (query as RawBuilder<RowId>).execute(db)).rows

const count = async (db: Db, from: RawBuilder<unknown>): Promise<number> =>
  (await sql<{ n: number }>`SELECT count(*) AS n FROM ${from}`.execute(db)).rows[0]?.n ?? 0

const remove = async (db: Db, from: RawBuilder<unknown>): Promise<void> => {
  await sql`DELETE FROM ${from}`.execute(db)
}

/** Work in progress that is deleted as a whole: what stands in each table for a competition. */
function workOf(competitionId: number, now: string, over: readonly number[]) {
  return {
    outbox: sql`outbox WHERE person_id IN (${peopleOf(competitionId, now, over)})`,
    dossier_value_version: sql`dossier_value_version WHERE dossier_id IN (${dossiersOf(competitionId)})`,
    reading_note: sql`reading_note WHERE stage_entry_id IN (${stageEntriesOf(competitionId)})`,
    proposal_choice: sql`proposal_choice
      WHERE entry_id IN (SELECT id FROM entry WHERE competition_id = ${competitionId})`,
    objection_draft: sql`objection_draft
      WHERE entry_id IN (SELECT id FROM entry WHERE competition_id = ${competitionId})`,
    plenary_draft: sql`plenary_draft WHERE competition_id = ${competitionId}`,
  }
}

export type WorkTable = keyof ReturnType<typeof workOf>

/** Whether the file of this row was erased from it, whoever else has the same bytes now. */
const isErased = (table: string, uid: RawBuilder<unknown>) => sql`EXISTS (
  SELECT 1 FROM erasure WHERE table_name = ${table} AND row_uid = ${uid} AND column_name = 'blob_sha256')`

/** What a competition still holds of what is erased some time after its end. */
export async function retained(db: Db, competitionId: number, now: string, over: readonly number[]) {
  const uses = await listBlobUses(db)
  const others = (...tables: string[]) => uses.filter(({ table }) => !tables.includes(table))
  const work = workOf(competitionId, now, over)
  const dossiers = dossiersOf(competitionId)
  return {
    count: (table: WorkTable) => count(db, work[table]),
    remove: (table: WorkTable) => remove(db, work[table]),
    conflictNotes: () =>
      list(
        db,
        sql`SELECT id, uid FROM conflict WHERE competition_id = ${competitionId} AND note IS NOT NULL`,
      ),
    registrationReasons: () =>
      list(
        db,
        sql`SELECT id, uid FROM registration WHERE competition_id = ${competitionId} AND reason IS NOT NULL`,
      ),
    meetingParticipants: () =>
      list(
        db,
        sql`SELECT id, uid FROM plenary WHERE competition_id = ${competitionId} AND participants IS NOT NULL`,
      ),
    correctionNotes: () =>
      list(
        db,
        sql`SELECT id, uid FROM correction_request
          WHERE dossier_id IN (${dossiers}) AND corrections IS NOT NULL`,
      ),
    /** Notes of checks but those that an entry was put out or let in again by: these are part of the result. */
    checkNotes: () =>
      list(
        db,
        sql`SELECT id, uid FROM eligibility_check WHERE dossier_id IN (${dossiers}) AND notes IS NOT NULL
          AND notes <> '{}' AND decision IN ('complete', 'return')`,
      ),
    /** Where photos of visits were taken. */
    visitPlaces: () =>
      list(
        db,
        sql`SELECT photo.id, photo.uid FROM visit_photo AS photo
          JOIN assignment ON assignment.id = photo.assignment_id
          WHERE assignment.stage_entry_id IN (${stageEntriesOf(competitionId)}) AND photo.place IS NOT NULL`,
      ),
    contacts: () =>
      list(
        db,
        sql`SELECT id, uid FROM person_contact WHERE (email IS NOT NULL OR phone IS NOT NULL)
          AND person_id IN (${peopleOf(competitionId, now, over)})`,
      ),
    /** Evidence marked as holding personal data whose bytes nothing else needs. */
    files: () =>
      list(
        db,
        sql`SELECT evidence.id, evidence.uid FROM evidence JOIN blob ON blob.sha256 = evidence.blob_sha256
          WHERE evidence.dossier_id IN (${dossiers}) AND evidence.personal_data = 1 AND blob.erased_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM evidence AS other WHERE other.blob_sha256 = evidence.blob_sha256
              AND (other.personal_data = 0 OR other.dossier_id NOT IN (${dossiers})))
            AND NOT EXISTS (SELECT 1 FROM attendance_sheet AS sheet WHERE sheet.blob_sha256 = evidence.blob_sha256
              AND sheet.competition_id <> ${competitionId})
            AND NOT ${isErased('evidence', sql`evidence.uid`)}
            AND NOT ${isUsed(others('evidence', 'attendance_sheet'), sql`evidence.blob_sha256`)}`,
      ),
    /** What teams wrote in objections; the decisions stay, as they were published. */
    objectionGrounds: () =>
      list(
        db,
        sql`SELECT objection.id, objection.uid FROM objection JOIN entry ON entry.id = objection.entry_id
          WHERE entry.competition_id = ${competitionId} AND objection.grounds IS NOT NULL`,
      ),
    /** Evidence of objections whose bytes nothing else needs. */
    objectionFiles: () =>
      list(
        db,
        sql`SELECT file.id, file.uid FROM objection_file AS file JOIN blob ON blob.sha256 = file.blob_sha256
          JOIN objection ON objection.id = file.objection_id JOIN entry ON entry.id = objection.entry_id
          WHERE entry.competition_id = ${competitionId} AND blob.erased_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM objection_file AS other
              JOIN objection AS its ON its.id = other.objection_id JOIN entry AS theirs ON theirs.id = its.entry_id
              WHERE other.blob_sha256 = file.blob_sha256 AND theirs.competition_id <> ${competitionId})
            AND NOT ${isUsed(others('objection_file'), sql`file.blob_sha256`)}`,
      ),
    /** Signed attendance lists whose bytes nothing else needs. */
    attendance: () =>
      list(
        db,
        sql`SELECT sheet.id, sheet.uid FROM attendance_sheet AS sheet JOIN blob ON blob.sha256 = sheet.blob_sha256
          WHERE sheet.competition_id = ${competitionId} AND blob.erased_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM attendance_sheet AS other WHERE other.blob_sha256 = sheet.blob_sha256
              AND other.competition_id <> ${competitionId})
            AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.blob_sha256 = sheet.blob_sha256
              AND (evidence.personal_data = 0 OR evidence.dossier_id NOT IN (${dossiers})))
            AND NOT ${isErased('attendance_sheet', sql`sheet.uid`)}
            AND NOT ${isUsed(others('evidence', 'attendance_sheet'), sql`sheet.blob_sha256`)}`,
      ),
  }
}

/**
 * Marks the file of a piece of evidence or an attendance list and what was made from it alone as erased; removing the
 * bytes follows the commit. Two photos that differ only in what they tell of their place share one clean picture.
 */
export async function markFileErased(
  db: Db,
  table: 'evidence' | 'attendance_sheet' | 'objection_file',
  id: number,
  at: string,
): Promise<void> {
  const file = sql`(SELECT blob_sha256 FROM ${sql.table(table)} WHERE id = ${id})`
  await sql`UPDATE blob SET erased_at = ${at} WHERE erased_at IS NULL AND (sha256 = ${file} OR (
    sha256 IN (SELECT variant_sha256 FROM blob_variant WHERE blob_variant.sha256 = ${file})
    AND NOT ${isUsed(await listBlobUses(db), sql`blob.sha256`)}
    AND NOT EXISTS (SELECT 1 FROM blob_variant AS shared JOIN blob AS origin ON origin.sha256 = shared.sha256
      WHERE shared.variant_sha256 = blob.sha256 AND shared.sha256 <> ${file} AND origin.erased_at IS NULL)))`.execute(
    db,
  )
}

/** Hashes of the files whose bytes must not be there any more. */
export async function listErasedFiles(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('blob').select('sha256').where('erased_at', 'is not', null).execute()
  return rows.map(({ sha256 }) => sha256)
}

/** Public ids of a dossier's evidence whose file was erased. */
export async function listErasedEvidence(db: Db, dossierId: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('evidence')
    .innerJoin('blob', 'blob.sha256', 'evidence.blob_sha256')
    .select('evidence.uid')
    .where('evidence.dossier_id', '=', dossierId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('blob.erased_at', 'is not', null),
        exists(
          selectFrom('erasure')
            .select('erasure.id')
            .where('erasure.table_name', '=', 'evidence')
            .where('erasure.column_name', '=', 'blob_sha256')
            .whereRef('erasure.row_uid', '=', 'evidence.uid'),
        ),
      ]),
    )
    .execute()
  return new Set(rows.map(({ uid }) => uid))
}

/** What was erased of a competition, in one line per act and kind, newest first. */
export function listErasuresOf(db: Db, competitionId: number) {
  return db
    .selectFrom('erasure')
    .innerJoin('person', 'person.id', 'erasure.erased_by')
    .select(['erasure.event_id', 'erasure.kind', 'erasure.erased_at', 'person.name as erased_by_name'])
    .select((eb) => eb.fn.sum<number>('erasure.parts').as('parts'))
    .where('erasure.competition_id', '=', competitionId)
    .groupBy(['erasure.event_id', 'erasure.kind'])
    .orderBy('erasure.event_id', 'desc')
    .orderBy('erasure.kind')
    .execute()
}
