import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { whereInScope } from './scope'

export function findDossierByUid(db: Db, uid: string) {
  return db.selectFrom('dossier').selectAll().where('uid', '=', uid).executeTakeFirst()
}

export function findInnovationById(db: Db, id: number) {
  return db.selectFrom('innovation').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findInnovationByUid(db: Db, uid: string) {
  return db.selectFrom('innovation').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/** A ward's innovations, across years and competitions, by name. */
export function listInnovations(db: Db, region: string) {
  return db
    .selectFrom('innovation')
    .selectAll()
    .where('region_code', '=', region)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

const titled = (db: Db) =>
  db
    .selectFrom('dossier')
    .innerJoin('entry', 'entry.id', 'dossier.entry_id')
    .innerJoin('innovation', 'innovation.id', 'dossier.innovation_id')
    .select([
      'dossier.id',
      'dossier.uid',
      'dossier.category',
      'dossier.state',
      'dossier.entry_id',
      'entry.competition_id',
      'entry.label',
      'entry.region_code',
      'entry.region_name',
      'entry.kecamatan_name',
      'innovation.name as title',
    ])

/** Dossiers within the scope, of all opened competitions, by ward. */
export function listDossiers(db: Db, scope: ListScope) {
  return titled(db)
    .innerJoin('competition', 'competition.id', 'entry.competition_id')
    .where('competition.archived_at', 'is', null)
    .where((eb) =>
      whereInScope(eb, scope, {
        competition: 'entry.competition_id',
        host: 'competition.host_region',
        ward: 'entry.region_code',
      }),
    )
    .orderBy('entry.region_code')
    .orderBy('dossier.id')
    .execute()
}

/** The dossiers of these entries. */
export async function listEntryDossiers(db: Db, entryIds: readonly number[]) {
  if (entryIds.length === 0) return []
  return titled(db)
    .where('dossier.entry_id', 'in', [...entryIds])
    .orderBy('dossier.id')
    .execute()
}

/** Opened competitions that are not archived, newest first. */
export function listRunningCompetitions(db: Db) {
  return db
    .selectFrom('competition')
    .selectAll()
    .where('opened_at', 'is not', null)
    .where('archived_at', 'is', null)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
