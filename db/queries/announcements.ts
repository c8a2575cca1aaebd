import type { Db } from '../connect'

/** Every version of a competition's announcements, oldest first. */
export function listAnnouncements(db: Db, competitionId: number) {
  return db
    .selectFrom('announcement')
    .select([
      'number',
      'version',
      'title',
      'body',
      'reason',
      'publishes_at as publishesAt',
      'written_at as writtenAt',
    ])
    .where('competition_id', '=', competitionId)
    .orderBy('number')
    .orderBy('version')
    .execute()
}
