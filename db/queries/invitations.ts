import type { Db } from '../connect'

export function findInvitationByHash(db: Db, tokenSha256: string) {
  return db.selectFrom('invitation').selectAll().where('token_sha256', '=', tokenSha256).executeTakeFirst()
}

export function findInvitationByUid(db: Db, uid: string) {
  return db.selectFrom('invitation').selectAll().where('uid', '=', uid).executeTakeFirst()
}

const live = (db: Db) =>
  db.selectFrom('invitation').selectAll().where('consumed_at', 'is', null).where('revoked_at', 'is', null)

/** Links for the first organizer that still work, or would if not too old. */
export function listFirstOrganizerLinks(db: Db) {
  return live(db).where('purpose', '=', 'first_organizer').execute()
}

/** Links for a person's password that still work, or would if not too old. */
export function listPersonLinks(db: Db, personId: number) {
  return live(db).where('purpose', '=', 'new_password').where('person_id', '=', personId).execute()
}

/** Links that invite a kelurahan as such; those for colleagues carry a role. */
export function listWardLinks(db: Db, competitionId: number, codes: readonly string[]) {
  return live(db)
    .where('purpose', '=', 'join')
    .where('role', 'is', null)
    .where('competition_id', '=', competitionId)
    .where('region_code', 'in', codes)
    .execute()
}

/** Every link of one kelurahan, colleagues' too, newest first, with who made it. */
export function listWardHistory(db: Db, competitionId: number, code: string) {
  return db
    .selectFrom('invitation')
    .leftJoin('person', 'person.id', 'invitation.created_by')
    .leftJoin('person as consumer', 'consumer.id', 'invitation.consumed_by')
    .selectAll('invitation')
    .select(['person.name as creator', 'consumer.name as consumer'])
    .where('purpose', '=', 'join')
    .where('invitation.competition_id', '=', competitionId)
    .where('invitation.region_code', '=', code)
    .orderBy('invitation.id', 'desc')
    .execute()
}

/**
 * New links for judges, chairs and deputies of a competition, made after it opened, newest first. The roles are
 * those held when the link was made.
 */
export function listReissuedLinks(db: Db, competition: { id: number; hostRegions: readonly string[] }) {
  return (
    db
      .selectFrom('invitation')
      .innerJoin('person', 'person.id', 'invitation.person_id')
      .innerJoin('role_grant', 'role_grant.person_id', 'person.id')
      .innerJoin('competition', (join) => join.on('competition.id', '=', competition.id))
      .leftJoin('person as creator', 'creator.id', 'invitation.created_by')
      .select([
        'invitation.uid',
        'invitation.person_id',
        'invitation.created_at',
        'invitation.consumed_at',
        'invitation.revoked_at',
        'person.name',
        'creator.name as creator',
        'role_grant.role',
      ])
      .where('invitation.purpose', '=', 'new_password')
      .where('role_grant.role', 'in', ['chair', 'deputy', 'judge'])
      .where((eb) =>
        eb.or([
          eb('role_grant.competition_id', '=', competition.id),
          eb.and([
            eb('role_grant.competition_id', 'is', null),
            eb.or([
              eb('role_grant.scope', '=', 'installation'),
              eb('role_grant.region_code', 'in', competition.hostRegions),
            ]),
          ]),
        ]),
      )
      .whereRef('invitation.created_at', '>=', 'competition.opened_at')
      // The link with which an account begins is no new one.
      .whereRef('invitation.created_at', '>', 'person.created_at')
      .whereRef('role_grant.valid_from', '<=', 'invitation.created_at')
      .where((eb) =>
        eb.or([
          eb('role_grant.revoked_at', 'is', null),
          eb('role_grant.revoked_at', '>', eb.ref('invitation.created_at')),
        ]),
      )
      .groupBy(['invitation.id', 'role_grant.role'])
      .orderBy('invitation.id', 'desc')
      .execute()
  )
}
