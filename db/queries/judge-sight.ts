import { sql } from 'kysely'
import type { Db } from '../connect'

/** The stages in which a person has an active assignment for an entry at a moment. */
export function listAssignedStages(db: Db, personId: number, entryId: number, moment: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat_occupant', 'seat_occupant.seat_id', 'assignment.seat_id')
    .select(['stage_entry.stage', 'stage_entry.rendition'])
    .where('stage_entry.entry_id', '=', entryId)
    .where('stage_entry.removed_at', 'is', null)
    .where('assignment.state', '=', 'active')
    .where('seat_occupant.person_id', '=', personId)
    .where('seat_occupant.valid_from', '<=', moment)
    .where((eb) =>
      eb.or([eb('seat_occupant.valid_until', 'is', null), eb('seat_occupant.valid_until', '>', moment)]),
    )
    .distinct()
    .execute()
}

/** Declared conflicts of a person that touch an entry, its ward or one of its innovations, and have not ended. */
export async function hasDeclaredConflict(
  db: Db,
  personId: number,
  entry: { id: number; competition_id: number; region_code: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('conflict')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('competition_id', 'is', null), eb('competition_id', '=', entry.competition_id)]))
    .where((eb) =>
      eb.or([
        eb('entry_id', '=', entry.id),
        sql<boolean>`(${entry.region_code} = region_code OR ${entry.region_code} LIKE region_code || '.%')`,
        eb(
          'innovation_id',
          'in',
          eb.selectFrom('dossier').select('innovation_id').where('dossier.entry_id', '=', entry.id),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
