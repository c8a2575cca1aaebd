import type { Db } from '../connect'

const photos = (db: Db) =>
  db
    .selectFrom('visit_photo as photo')
    .innerJoin('assignment', 'assignment.id', 'photo.assignment_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('person', 'person.id', 'photo.person_id')
    .innerJoin('blob', 'blob.sha256', 'photo.blob_sha256')
    .select([
      'photo.id',
      'photo.uid',
      'photo.assignment_id as assignmentId',
      'photo.person_id as personId',
      'photo.blob_sha256 as sha256',
      'photo.indicator',
      'photo.taken_at as takenAt',
      'photo.time_from as timeFrom',
      'photo.offline',
      'photo.received_at as receivedAt',
      'photo.removed_at as removedAt',
      'photo.caption',
      'photo.place',
      'person.name as judge',
      'blob.media_type as mediaType',
      'assignment.uid as assignment',
      'assignment.state',
      'stage_entry.id as stageEntryId',
      'stage_entry.competition_id as competitionId',
      'stage_entry.stage',
      'stage_entry.label',
    ])
    .where('blob.erased_at', 'is', null)

export type VisitPhotoRow = Awaited<ReturnType<typeof listSheetPhotos>>[number]

/** Photos of one sheet, in the order in which they came. */
export function listSheetPhotos(db: Db, assignmentId: number) {
  return photos(db)
    .where('photo.assignment_id', '=', assignmentId)
    .where('photo.removed_at', 'is', null)
    .orderBy('photo.id')
    .execute()
}

/** Photos of every sheet of a stage that still counts. */
export function listStagePhotos(db: Db, competitionId: number, stage: string) {
  return photos(db)
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.stage', '=', stage)
    .where('assignment.state', '=', 'active')
    .where('photo.removed_at', 'is', null)
    .orderBy('photo.id')
    .execute()
}

/** One photo that has not been removed. */
export function findVisitPhoto(db: Db, uid: string) {
  return photos(db)
    .innerJoin('competition', 'competition.id', 'stage_entry.competition_id')
    .select(['competition.host_region as hostRegion', 'competition.uid as competitionUid'])
    .where('photo.uid', '=', uid)
    .where('photo.removed_at', 'is', null)
    .executeTakeFirst()
}

/** What was seen of each entry of a stage by the newest sheet of every judge who still scores it. */
export function listStageObservations(db: Db, competitionId: number, stage: string) {
  return db
    .selectFrom('scoresheet_revision as sheet')
    .innerJoin('assignment', 'assignment.id', 'sheet.assignment_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'sheet.stage_entry_id')
    .innerJoin('seat', 'seat.id', 'sheet.seat_id')
    .innerJoin('person', 'person.id', 'sheet.person_id')
    .select([
      'sheet.assignment_id as assignmentId',
      'sheet.stage_entry_id as stageEntryId',
      'sheet.number',
      'sheet.observations',
      'sheet.received_at as receivedAt',
      'sheet.source',
      'seat.label as seat',
      'person.name as judge',
    ])
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.stage', '=', stage)
    .where('assignment.state', '=', 'active')
    .where('sheet.number', '=', (eb) =>
      eb
        .selectFrom('scoresheet_revision as newest')
        .select((max) => max.fn.max('newest.number').as('number'))
        .whereRef('newest.assignment_id', '=', 'sheet.assignment_id'),
    )
    .orderBy('seat.id')
    .execute()
}
