import type { Db } from '../connect'

const sheets = (db: Db) =>
  db
    .selectFrom('attendance_sheet as sheet')
    .innerJoin('blob', 'blob.sha256', 'sheet.blob_sha256')
    .innerJoin('person', 'person.id', 'sheet.uploaded_by')
    .select([
      'sheet.uid',
      'sheet.version',
      'sheet.agenda_number as number',
      'sheet.competition_id as competitionId',
      'sheet.blob_sha256 as sha256',
      'sheet.uploaded_at as uploadedAt',
      'person.name as uploadedBy',
      'blob.media_type as mediaType',
      'blob.size',
      'blob.pages',
    ])
    // Its file stays erased, also when somebody hands in the same bytes again.
    .select(({ fn, selectFrom }) =>
      fn
        .coalesce(
          'blob.erased_at',
          selectFrom('erasure')
            .select('erasure.erased_at')
            .where('erasure.table_name', '=', 'attendance_sheet')
            .where('erasure.column_name', '=', 'blob_sha256')
            .whereRef('erasure.row_uid', '=', 'sheet.uid')
            .limit(1),
        )
        .as('erasedAt'),
    )

/** Every scan of a meeting's attendance list, newest first. */
export function listAttendanceSheets(db: Db, competitionId: number, number: number) {
  return sheets(db)
    .where('sheet.competition_id', '=', competitionId)
    .where('sheet.agenda_number', '=', number)
    .orderBy('sheet.version', 'desc')
    .execute()
}

/** One scan with the competition that it belongs to. */
export function findAttendanceSheet(db: Db, uid: string) {
  return sheets(db)
    .innerJoin('competition', 'competition.id', 'sheet.competition_id')
    .select(['competition.slug', 'competition.host_region as hostRegion'])
    .where('sheet.uid', '=', uid)
    .executeTakeFirst()
}
