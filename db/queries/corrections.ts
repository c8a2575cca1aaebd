import type { Db } from '../connect'

/** What was asked when the dossier was last sent back. */
export function findLatestCorrections(db: Db, dossierId: number) {
  return db
    .selectFrom('correction_request')
    .select(['places', 'corrections', 'requested_at', 'until'])
    .where('dossier_id', '=', dossierId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
