import type { Db } from '../connect'

export function findRevisionByUid(db: Db, uid: string) {
  return db.selectFrom('dossier_revision').selectAll().where('uid', '=', uid).executeTakeFirst()
}

export function findRevisionByNumber(db: Db, dossierId: number, number: number) {
  return db
    .selectFrom('dossier_revision')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('number', '=', number)
    .executeTakeFirst()
}

export function findLatestRevision(db: Db, dossierId: number) {
  return db
    .selectFrom('dossier_revision')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A dossier's revisions with their authenticity codes and who submitted them, newest first. */
export function listRevisions(db: Db, dossierId: number) {
  return db
    .selectFrom('dossier_revision')
    .leftJoin('document_code', (join) =>
      join
        .onRef('document_code.subject', '=', 'dossier_revision.uid')
        .on('document_code.kind', '=', 'receipt'),
    )
    .leftJoin('person', 'person.id', 'dossier_revision.submitted_by')
    .leftJoin('release', (join) =>
      join.onRef('release.id', '=', 'dossier_revision.release_id').on('release.kind', '=', 'statement'),
    )
    .select([
      'dossier_revision.uid',
      'dossier_revision.number',
      'dossier_revision.title',
      'dossier_revision.received_at',
      'document_code.code',
      'person.name as submitted_by_name',
      'release.uid as statement',
    ])
    .where('dossier_revision.dossier_id', '=', dossierId)
    .orderBy('dossier_revision.number', 'desc')
    .execute()
}

/** The newest release of a dossier, with who gave it. */
export function findLatestRelease(db: Db, dossierId: number) {
  return db
    .selectFrom('release')
    .innerJoin('person', 'person.id', 'release.released_by')
    .selectAll('release')
    .select(['person.name as released_by_name', 'person.office as released_by_office'])
    .where('dossier_id', '=', dossierId)
    .orderBy('release.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A signed statement with its file, by the public id of its release. */
export function findStatement(db: Db, uid: string) {
  return db
    .selectFrom('release')
    .innerJoin('dossier', 'dossier.id', 'release.dossier_id')
    .innerJoin('blob', 'blob.sha256', 'release.statement_sha256')
    .select(['dossier.uid as dossier', 'blob.sha256', 'blob.media_type', 'blob.size'])
    .where('release.uid', '=', uid)
    .executeTakeFirst()
}

/** What a receipt's code stands for: nothing of the content. */
export function findReceipt(db: Db, code: string) {
  return db
    .selectFrom('document_code')
    .innerJoin('dossier_revision', 'dossier_revision.uid', 'document_code.subject')
    .innerJoin('dossier', 'dossier.id', 'dossier_revision.dossier_id')
    .innerJoin('entry', 'entry.id', 'dossier.entry_id')
    .innerJoin('competition', 'competition.id', 'entry.competition_id')
    .select([
      'document_code.code',
      'dossier_revision.number',
      'dossier_revision.title',
      'dossier_revision.received_at',
      'entry.region_code',
      'entry.region_name',
      'entry.kecamatan_name',
      'competition.name as competition_name',
      'competition.slug as competition_slug',
      'competition.zone',
    ])
    .where('document_code.code', '=', code)
    .where('document_code.kind', '=', 'receipt')
    .executeTakeFirst()
}
