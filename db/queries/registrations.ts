import type { Db } from '../connect'

export function findRegistrationByUid(db: Db, uid: string) {
  return db.selectFrom('registration').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/** Requests to take part in a competition, those that wait first, then the newest. */
export function listRegistrations(db: Db, competitionId: number) {
  return db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .innerJoin('region', 'region.code', 'registration.region_code')
    .leftJoin('person_contact', 'person_contact.person_id', 'person.id')
    .selectAll('registration')
    .select([
      'person.account',
      'person.title_before',
      'person.name',
      'person.title_after',
      'person.office',
      'person_contact.email',
      'person_contact.phone',
      'region.name as ward_name',
    ])
    .where('registration.competition_id', '=', competitionId)
    .orderBy((eb) => eb('registration.decision', 'is', null), 'desc')
    .orderBy('registration.id', 'desc')
    .execute()
}

/** A person's own requests, newest first. */
export function listRegistrationsOf(db: Db, personId: number) {
  return db
    .selectFrom('registration')
    .innerJoin('competition', 'competition.id', 'registration.competition_id')
    .innerJoin('region', 'region.code', 'registration.region_code')
    .selectAll('registration')
    .select(['competition.name as competition_name', 'competition.slug', 'region.name as ward_name'])
    .where('registration.person_id', '=', personId)
    .orderBy('registration.id', 'desc')
    .execute()
}

/** Places of requests that nobody has decided yet. */
export function listWaitingRegistrations(db: Db) {
  return db
    .selectFrom('registration')
    .innerJoin('competition', 'competition.id', 'registration.competition_id')
    .select([
      'registration.region_code',
      'competition.id',
      'competition.host_region',
      'competition.slug',
      'competition.name',
    ])
    .where('decision', 'is', null)
    .execute()
}
