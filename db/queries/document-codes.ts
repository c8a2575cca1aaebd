import type { Db } from '../connect'

/** A code with its competition. */
export const findDocumentCode = (db: Db, code: string) =>
  db
    .selectFrom('document_code')
    .leftJoin('competition', 'competition.id', 'document_code.competition_id')
    .select([
      'document_code.code',
      'document_code.kind',
      'document_code.subject',
      'document_code.created_at as createdAt',
      'competition.id as competitionId',
      'competition.slug',
      'competition.name',
      'competition.year',
      'competition.zone',
    ])
    .where('document_code.code', '=', code)
    .executeTakeFirst()

/** A document with whether another of the same kind and about the same has taken its place. */
export async function findCodedDocument(db: Db, uid: string) {
  const row = await db
    .selectFrom('document')
    .leftJoin('official_result as result', 'result.id', 'document.official_result_id')
    .leftJoin('official_result as superseding', 'superseding.supersedes_id', 'result.id')
    .select([
      'document.id',
      'document.type',
      'document.subject',
      'document.competition_id as competitionId',
      'document.official_result_id as resultId',
      'document.number',
      'document.date',
      'document.signatory',
      'document.generated_sha256 as generatedSha256',
      'document.signed_sha256 as signedSha256',
      'document.created_at as createdAt',
      'result.number as resultNumber',
      'superseding.id as supersededBy',
    ])
    .where('document.uid', '=', uid)
    .executeTakeFirst()
  if (!row) return undefined
  const newer = await db
    .selectFrom('document')
    .select('id')
    .where('replaces_id', '=', row.id)
    .executeTakeFirst()
  return { ...row, replaced: newer !== undefined }
}
