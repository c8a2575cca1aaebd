import type { Db } from '../connect'

/** The entries that these public ids belong to: an entry's own, its dossier's, stage entry's, assignment's or conflict's. */
export function listEntriesNamed(db: Db, uids: readonly string[]) {
  const named = ['entry.label', 'entry.region_name as ward', 'entry.kecamatan_name as kecamatan'] as const
  return db
    .selectFrom('entry')
    .select((eb) => ['entry.uid', ...named, eb.val<string | null>(null).as('stage')])
    .where('entry.uid', 'in', uids)
    .unionAll(
      db
        .selectFrom('dossier')
        .innerJoin('entry', 'entry.id', 'dossier.entry_id')
        .select((eb) => ['dossier.uid', ...named, eb.val<string | null>(null).as('stage')])
        .where('dossier.uid', 'in', uids),
    )
    .unionAll(
      db
        .selectFrom('conflict')
        .innerJoin('entry', 'entry.id', 'conflict.entry_id')
        .select((eb) => ['conflict.uid', ...named, eb.val<string | null>(null).as('stage')])
        .where('conflict.uid', 'in', uids),
    )
    .unionAll(
      db
        .selectFrom('stage_entry')
        .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
        .select(['stage_entry.uid', ...named, 'stage_entry.stage'])
        .where('stage_entry.uid', 'in', uids),
    )
    .unionAll(
      db
        .selectFrom('assignment')
        .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
        .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
        .select(['assignment.uid', ...named, 'stage_entry.stage'])
        .where('assignment.uid', 'in', uids),
    )
    .execute()
}

/** The people that these public ids belong to: their own or that of their conflict. */
export function listPeopleNamed(db: Db, uids: readonly string[]) {
  return db
    .selectFrom('person')
    .select(['person.uid', 'person.name'])
    .where('person.uid', 'in', uids)
    .unionAll(
      db
        .selectFrom('conflict')
        .innerJoin('person', 'person.id', 'conflict.person_id')
        .select(['conflict.uid', 'person.name'])
        .where('conflict.uid', 'in', uids),
    )
    .execute()
}

/** The seats and panels that these public ids belong to. */
export function listSeatsNamed(db: Db, uids: readonly string[]) {
  return db
    .selectFrom('seat')
    .select(['seat.uid', 'seat.label as name'])
    .where('seat.uid', 'in', uids)
    .unionAll(db.selectFrom('panel').select(['panel.uid', 'panel.name']).where('panel.uid', 'in', uids))
    .execute()
}
