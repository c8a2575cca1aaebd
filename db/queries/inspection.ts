import { sql } from 'kysely'
import type { Db } from '../connect'

/** Papers that were uploaded for an audit, each with the chair's last word about it, by item and number. */
export const listInspectionPapers = (db: Db, competitionId: number) =>
  db
    .selectFrom('inspection_paper as paper')
    .innerJoin('blob', 'blob.sha256', 'paper.blob_sha256')
    .leftJoin('person', 'person.id', 'paper.uploaded_by')
    .select([
      'paper.id',
      'paper.uid',
      'paper.item',
      'paper.number',
      'paper.file_name as fileName',
      'paper.personal_data as personalData',
      'paper.shows_children as showsChildren',
      'paper.uploaded_at as uploadedAt',
      'person.name as uploadedBy',
      'blob.size',
      'blob.media_type as mediaType',
      'blob.erased_at as erasedAt',
    ])
    .select(({ selectFrom }) =>
      selectFrom('inspection_clearance as cleared')
        .select('cleared.give')
        .whereRef('cleared.inspection_paper_id', '=', 'paper.id')
        .orderBy('cleared.id', 'desc')
        .limit(1)
        .as('give'),
    )
    .where('paper.competition_id', '=', competitionId)
    .orderBy('paper.item')
    .orderBy('paper.number')
    .execute()

/** How much the system itself keeps of what an audit asks for. */
export async function countKeptPapers(db: Db, competition: { id: number; uid: string }) {
  const { rows } = await sql<Record<string, number>>`SELECT
    (SELECT count(*) FROM panel WHERE competition_id = ${competition.id} AND decree_sha256 IS NOT NULL) AS team_decree,
    (SELECT count(*) FROM event WHERE chain = ${competition.uid} AND type = 'agenda.invited') AS invitation,
    (SELECT count(*) FROM attendance_sheet WHERE competition_id = ${competition.id}) AS attendance,
    (SELECT count(*) FROM plenary WHERE competition_id = ${competition.id} AND closed_at IS NOT NULL) AS minutes,
    (SELECT count(*) FROM independence_statement WHERE competition_id = ${competition.id}) AS independence,
    (SELECT count(*) FROM official_result WHERE competition_id = ${competition.id} AND decree_sha256 IS NOT NULL) AS decree`.execute(
    db,
  )
  return rows[0] ?? {}
}

/** Documents of the register whose signed file is there, by type. */
export const listSignedDocuments = (db: Db, competitionId: number) =>
  db
    .selectFrom('document')
    .select(['type', ({ fn }) => fn.countAll<number>().as('count')])
    .where('competition_id', '=', competitionId)
    .where('signed_sha256', 'is not', null)
    .groupBy('type')
    .execute()

/** A paper with the competition that it belongs to. */
export const findInspectionPaper = (db: Db, uid: string) =>
  db
    .selectFrom('inspection_paper as paper')
    .innerJoin('competition', 'competition.id', 'paper.competition_id')
    .innerJoin('blob', 'blob.sha256', 'paper.blob_sha256')
    .select([
      'paper.id',
      'paper.uid',
      'paper.item',
      'paper.file_name as fileName',
      'paper.personal_data as personalData',
      'paper.shows_children as showsChildren',
      'paper.blob_sha256 as sha256',
      'competition.id as competitionId',
      'competition.uid as competitionUid',
      'competition.slug',
      'competition.host_region as hostRegion',
      'blob.size',
      'blob.media_type as mediaType',
      'blob.erased_at as erasedAt',
    ])
    .where('paper.uid', '=', uid)
    .executeTakeFirst()
