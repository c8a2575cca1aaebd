import type { Db } from '../connect'

/** The blind rendition of a revision, checked or not. */
export function findBlindRendition(db: Db, revisionId: number) {
  return db
    .selectFrom('rendition')
    .selectAll()
    .where('dossier_revision_id', '=', revisionId)
    .where('kind', '=', 'blind')
    .executeTakeFirst()
}

/** The list of names and files that an earlier revision of the same dossier was last checked with. */
export function findFormerBlindList(db: Db, dossierId: number, number: number) {
  return db
    .selectFrom('rendition')
    .innerJoin('dossier_revision as revision', 'revision.id', 'rendition.dossier_revision_id')
    .select(['rendition.names', 'rendition.files'])
    .where('revision.dossier_id', '=', dossierId)
    .where('revision.number', '<', number)
    .where('rendition.kind', '=', 'blind')
    .orderBy('revision.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Revisions with how far the check of their blind rendition is, by public id. */
export function listBlindStates(db: Db, revisions: readonly string[]) {
  return db
    .selectFrom('dossier_revision as revision')
    .leftJoin('rendition', (join) =>
      join.onRef('rendition.dossier_revision_id', '=', 'revision.id').on('rendition.kind', '=', 'blind'),
    )
    .leftJoin('person', 'person.id', 'rendition.checked_by')
    .select([
      'revision.uid',
      'revision.title',
      'revision.number',
      'rendition.checked_at as checkedAt',
      'rendition.id as listed',
      'person.name as checkedBy',
    ])
    .where('revision.uid', 'in', revisions)
    .execute()
}

/** Those of these revisions whose blind rendition has been checked. */
export async function listCheckedRevisions(db: Db, revisions: readonly string[]): Promise<Set<string>> {
  if (revisions.length === 0) return new Set()
  const rows = await listBlindStates(db, revisions)
  return new Set(rows.filter(({ checkedAt }) => checkedAt !== null).map(({ uid }) => uid))
}

/** People with a role in one of these wards or kecamatan, with what they can be reached by. */
export function listPeopleOfRegions(db: Db, regions: readonly string[]) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .leftJoin('person_contact', 'person_contact.person_id', 'person.id')
    .select(['person.name', 'person_contact.email', 'person_contact.phone'])
    .where('role_grant.region_code', 'in', regions)
    .where('role_grant.role', 'in', ['drafter', 'responsible', 'verifier'])
    .distinct()
    .orderBy('person.name')
    .execute()
}
