import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../connect'

export async function findSetting(db: Db, name: string) {
  return db.selectFrom('setting').selectAll().where('name', '=', name).executeTakeFirst()
}

/**
 * People of this competition (by role, seat or registration) whom nothing else needs: no role that holds for
 * an installation, a region or another competition, but for those competitions that are over as well.
 */
export const peopleOf = (
  competitionId: number,
  now: string,
  ended: readonly number[],
): RawBuilder<{ id: number }> => {
  const over = sql.join([competitionId, ...ended])
  return sql`
    SELECT person.id FROM person WHERE (
      person.id IN (SELECT person_id FROM role_grant WHERE competition_id = ${competitionId})
      OR person.id IN (SELECT person_id FROM registration WHERE competition_id = ${competitionId})
      OR person.id IN (SELECT seat_occupant.person_id FROM seat_occupant
        JOIN seat ON seat.id = seat_occupant.seat_id JOIN panel ON panel.id = seat.panel_id
        WHERE panel.competition_id = ${competitionId})
    ) AND NOT EXISTS (
      SELECT 1 FROM role_grant WHERE role_grant.person_id = person.id AND revoked_at IS NULL
        AND (valid_until IS NULL OR valid_until > ${now})
        AND (competition_id IS NULL OR competition_id NOT IN (${over}))
    ) AND NOT EXISTS (
      SELECT 1 FROM registration WHERE registration.person_id = person.id AND decision IS NULL
        AND competition_id NOT IN (${over})
    )`
}

const ids = async (db: Db, query: RawBuilder<{ id: number }>) =>
  (await query.execute(db)).rows.map(({ id }) => id)

/** Rows that erasing would change, by kind of data. */
export function findErasable(db: Db, competitionId: number, now: string, ended: readonly number[]) {
  const people = peopleOf(competitionId, now, ended)
  const dossiers = sql`SELECT dossier.id FROM dossier JOIN entry ON entry.id = dossier.entry_id
    WHERE entry.competition_id = ${competitionId}`
  const find = (query: RawBuilder<{ id: number }>) => ids(db, query)
  return {
    invitations: () =>
      find(sql`SELECT id FROM invitation WHERE competition_id = ${competitionId}
        AND consumed_at IS NULL AND revoked_at IS NULL AND declined_at IS NULL`),
    sessions: () =>
      find(sql`SELECT rowid AS id FROM (SELECT row_number() OVER () AS rowid FROM session
        WHERE person_id IN (${people}))`),
    mail: () => find(sql`SELECT id FROM outbox WHERE person_id IN (${people})`),
    typing: () => find(sql`SELECT rowid AS id FROM dossier_value_version WHERE dossier_id IN (${dossiers})`),
    readingNotes: () =>
      find(sql`SELECT person_id AS id FROM reading_note WHERE stage_entry_id IN
        (SELECT id FROM stage_entry WHERE competition_id = ${competitionId})`),
    conflictNotes: () =>
      find(sql`SELECT id FROM conflict WHERE competition_id = ${competitionId} AND note IS NOT NULL`),
    registrationReasons: () =>
      find(sql`SELECT id FROM registration WHERE competition_id = ${competitionId} AND reason IS NOT NULL`),
    contacts: () =>
      find(sql`SELECT id FROM person_contact WHERE person_id IN (${people})
        AND (email IS NOT NULL OR phone IS NOT NULL)`),
    files: () =>
      find(sql`SELECT evidence.id FROM evidence JOIN blob ON blob.sha256 = evidence.blob_sha256
        WHERE evidence.dossier_id IN (${dossiers}) AND evidence.personal_data = 1 AND blob.erased_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM evidence AS other WHERE other.blob_sha256 = evidence.blob_sha256
          AND (other.personal_data = 0 OR other.dossier_id NOT IN (${dossiers})))`),
    people: () => find(people),
  }
}

export type Erasable = ReturnType<typeof findErasable>

export async function deleteMailOf(db: Db, mailIds: readonly number[]): Promise<void> {
  if (mailIds.length > 0) await db.deleteFrom('outbox').where('id', 'in', mailIds).execute()
}

export async function deleteMailTo(db: Db, personId: number): Promise<void> {
  await db.deleteFrom('outbox').where('person_id', '=', personId).execute()
}

export async function deleteSessionsOf(db: Db, personIds: readonly number[]): Promise<void> {
  if (personIds.length > 0) await db.deleteFrom('session').where('person_id', 'in', personIds).execute()
}

/** Every former state of what was typed into the dossiers of a competition, and who typed it. */
export async function deleteTyping(db: Db, competitionId: number): Promise<void> {
  await sql`DELETE FROM dossier_value_version WHERE dossier_id IN (
    SELECT dossier.id FROM dossier JOIN entry ON entry.id = dossier.entry_id
    WHERE entry.competition_id = ${competitionId})`.execute(db)
}

export async function deleteReadingNotes(db: Db, competitionId: number): Promise<void> {
  await sql`DELETE FROM reading_note WHERE stage_entry_id IN (
    SELECT id FROM stage_entry WHERE competition_id = ${competitionId})`.execute(db)
}

/** Marks a file and everything made from it as erased; removing it from the disk follows the commit. */
export async function markErased(db: Db, sha256: string, at: string): Promise<void> {
  await db
    .updateTable('blob')
    .set({ erased_at: at })
    .where((eb) =>
      eb.or([
        eb('sha256', '=', sha256),
        eb(
          'sha256',
          'in',
          eb.selectFrom('blob_variant').select('variant_sha256').where('blob_variant.sha256', '=', sha256),
        ),
      ]),
    )
    .execute()
}

export async function listErasedFiles(db: Db, since: string): Promise<string[]> {
  const rows = await db.selectFrom('blob').select('sha256').where('erased_at', '>=', since).execute()
  return rows.map(({ sha256 }) => sha256)
}
