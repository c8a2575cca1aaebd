import type { Db } from '../connect'

const documents = (db: Db) =>
  db
    .selectFrom('document')
    .innerJoin('competition', 'competition.id', 'document.competition_id')
    .leftJoin('document_code', (join) =>
      join
        .onRef('document_code.subject', '=', 'document.uid')
        .on('document_code.kind', 'in', ['document', 'certificate']),
    )
    .leftJoin('official_result as result', 'result.id', 'document.official_result_id')
    .leftJoin('document as newer', 'newer.replaces_id', 'document.id')
    .leftJoin('person as maker', 'maker.id', 'document.created_by')
    .leftJoin('person as receiver', 'receiver.id', 'document.signed_by')
    .select([
      'document.id',
      'document.uid',
      'document.competition_id as competitionId',
      'competition.slug',
      'document.type',
      'document.subject',
      'document.number',
      'document.date',
      'document.signatory',
      'document.generated_sha256 as generatedSha256',
      'document.docx_sha256 as docxSha256',
      'document.signed_sha256 as signedSha256',
      'document.signed_at as signedAt',
      'document.created_at as createdAt',
      'document_code.code',
      'result.number as resultNumber',
      'result.stage as resultStage',
      'newer.uid as newerUid',
      'maker.name as madeBy',
      'receiver.name as signedBy',
    ])

/** The register of a competition's documents, the newest first. */
export const listDocuments = (db: Db, competitionId: number) =>
  documents(db).where('document.competition_id', '=', competitionId).orderBy('document.id', 'desc').execute()

export type DocumentRow = Awaited<ReturnType<typeof listDocuments>>[number]

export const findDocument = (db: Db, competitionId: number, uid: string) =>
  documents(db)
    .where('document.competition_id', '=', competitionId)
    .where('document.uid', '=', uid)
    .executeTakeFirst()

/** The newest document of a kind about a result, which a further one replaces. */
export const findStandingDocument = (db: Db, of: { result: number; type: string }) =>
  documents(db)
    .where('document.official_result_id', '=', of.result)
    .where('document.type', '=', of.type)
    .where('newer.id', 'is', null)
    .orderBy('document.id', 'desc')
    .executeTakeFirst()

/** Whether another document of the competition bears this number. */
export async function isNumberTaken(
  db: Db,
  of: { competition: number; number: string; except: number | null },
): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('competition_id', '=', of.competition)
    .where('number', '=', of.number)
    .where('id', '!=', of.except ?? 0)
    // A document that is made again keeps its number.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('document as newer')
            .select('newer.id')
            .whereRef('newer.replaces_id', '=', 'document.id'),
        ),
      ),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** The texts that documents are made with, as they stand. */
export const findDocumentTexts = (db: Db, competitionId: number) =>
  db
    .selectFrom('document_text')
    .select(['id', 'version', 'texts', 'logo_sha256 as logoSha256'])
    .where('competition_id', '=', competitionId)
    .orderBy('version', 'desc')
    .executeTakeFirst()

/** Holders of seats by the ids of the seats, with their titles. */
export function listPeopleWithTitles(db: Db, uids: readonly string[]) {
  return db
    .selectFrom('person')
    .select(['uid', 'name', 'title_before as titleBefore', 'title_after as titleAfter'])
    .where('uid', 'in', uids)
    .execute()
}

/** Who does not judge which entry of these stages, by seat. */
export function listAssignmentsAside(db: Db, competitionId: number, stages: readonly string[]) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .select(['seat.label as seat', 'entry.label as entry', 'entry.region_name as ward'])
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.stage', 'in', stages)
    .where('stage_entry.practice', '=', 0)
    .where('assignment.state', '=', 'stepped_aside')
    .orderBy('seat.position')
    .orderBy('entry.label')
    .execute()
}

/** Entries as far as a conflict with them is asked for. */
export const listConflictTargets = (db: Db, competitionId: number) =>
  db
    .selectFrom('entry')
    .select(['id', 'label', 'region_code as regionCode'])
    .where('competition_id', '=', competitionId)
    .execute()
