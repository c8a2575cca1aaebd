import { sql } from 'kysely'
import type { Db } from '../connect'

/** Seats that a person holds or held. */
export function listSeatsOf(db: Db, personId: number) {
  return db
    .selectFrom('seat_occupant')
    .innerJoin('seat', 'seat.id', 'seat_occupant.seat_id')
    .innerJoin('panel', 'panel.id', 'seat.panel_id')
    .innerJoin('competition', 'competition.id', 'panel.competition_id')
    .select([
      'seat.label as seat',
      'competition.name as competition',
      'seat_occupant.basis_number as basisNumber',
      'seat_occupant.valid_from as validFrom',
      'seat_occupant.valid_until as validUntil',
    ])
    .where('seat_occupant.person_id', '=', personId)
    .orderBy('seat_occupant.id')
    .execute()
}

export function listStatementsOf(db: Db, personId: number) {
  return db
    .selectFrom('independence_statement')
    .innerJoin('competition', 'competition.id', 'independence_statement.competition_id')
    .select(['competition.name as competition', 'statement', 'signed_at as signedAt'])
    .where('person_id', '=', personId)
    .orderBy('independence_statement.id')
    .execute()
}

export function listConflictsOf(db: Db, personId: number) {
  return db
    .selectFrom('conflict')
    .leftJoin('competition', 'competition.id', 'conflict.competition_id')
    .leftJoin('region', 'region.code', 'conflict.region_code')
    .select([
      'competition.name as competition',
      'conflict.kind',
      'region.name as region',
      'conflict.note',
      'conflict.from_year as fromYear',
      'conflict.until_year as untilYear',
      'conflict.declared_at as declaredAt',
      'conflict.ended_at as endedAt',
    ])
    .where('conflict.person_id', '=', personId)
    .orderBy('conflict.id')
    .execute()
}

export function listMailOf(db: Db, personId: number) {
  return db
    .selectFrom('outbox')
    .select(['address', 'subject', 'body', 'created_at as createdAt', 'sent_at as sentAt'])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
}

export function listDataRequestsOf(db: Db, personId: number) {
  return db
    .selectFrom('data_request')
    .select(['uid', 'kind', 'about', 'content', 'requested_at as requestedAt', 'decision', 'answer'])
    .select('decided_at as decidedAt')
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
}

const COUNTED = {
  values: ['dossier_value_version', 'written_by'],
  dossiers: ['dossier', 'created_by'],
  revisions: ['dossier_revision', 'submitted_by'],
  evidence: ['evidence', 'uploaded_by'],
  releases: ['release', 'released_by'],
  attendance: ['attendance_sheet', 'uploaded_by'],
  materials: ['stage_material', 'given_by'],
  meetings: ['agenda_item', 'written_by'],
  checks: ['eligibility_check', 'checked_by'],
  corrections: ['correction_request', 'requested_by'],
  sheets: ['scoresheet_revision', 'person_id'],
  lateSheets: ['late_sheet', 'person_id'],
  visitPhotos: ['visit_photo', 'person_id'],
  notes: ['reading_note', 'person_id'],
  objections: ['objection', 'submitted_by'],
  requests: ['approval', 'requested_by'],
} as const

export type OwnCount = keyof typeof COUNTED

/** How much a person has put in, by kind, and how many recorded acts name them as the one who acted. */
export async function countOwnWork(
  db: Db,
  personId: number,
  uid: string,
): Promise<Record<OwnCount | 'events', number>> {
  const pairs: [OwnCount, number][] = []
  for (const [name, [table, column]] of Object.entries(COUNTED) as [OwnCount, readonly [string, string]][]) {
    const { rows } = await sql<{ n: number }>`
      SELECT count(*) AS n FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${personId}`.execute(db)
    pairs.push([name, rows[0]?.n ?? 0])
  }
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM event WHERE json_extract(body, '$.by') = ${uid}`.execute(db)
  return { ...(Object.fromEntries(pairs) as Record<OwnCount, number>), events: rows[0]?.n ?? 0 }
}

/** Closed meetings whose list of attendance names this person, by public id. */
export function listMeetingsOf(db: Db, personUid: string) {
  return db
    .selectFrom('plenary')
    .innerJoin('competition', 'competition.id', 'plenary.competition_id')
    .select(['competition.name as competition', 'plenary.held_on as heldOn', 'attendance', 'participants'])
    .where('plenary.attendance', 'like', `%"person":"${personUid}"%`)
    .orderBy('plenary.id')
    .execute()
}
