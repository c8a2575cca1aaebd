import { type Expression, type SqlBool, sql } from 'kysely'
import type { Role } from '~/domain/actors'
import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { whereInScope } from './scope'

export function findGrantByUid(db: Db, uid: string) {
  return db.selectFrom('role_grant').selectAll().where('uid', '=', uid).executeTakeFirst()
}

const withPlaces = (db: Db) =>
  db
    .selectFrom('role_grant')
    .leftJoin('competition', 'competition.id', 'role_grant.competition_id')
    .leftJoin('region', 'region.code', 'role_grant.region_code')
    .selectAll('role_grant')
    .select([
      'competition.host_region',
      'competition.name as competition_name',
      'competition.slug as competition_slug',
      'competition.uid as competition_uid',
      'region.name as region_name',
    ])

/** All grants of these people, ended ones too, in the order in which they were given. */
export function listGrantsOf(db: Db, personIds: readonly number[]) {
  return withPlaces(db).where('person_id', 'in', personIds).orderBy('role_grant.id').execute()
}

/** Members of a kelurahan's team in one competition, past ones too, in the order in which they came. */
export function listTeam(db: Db, competitionId: number, code: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .selectAll('role_grant')
    .select([
      'person.uid as person_uid',
      'person.account',
      'person.title_before',
      'person.name',
      'person.title_after',
      'person.office',
      'person.disabled_at',
    ])
    .where('role', 'in', ['drafter', 'responsible'])
    .where('competition_id', '=', competitionId)
    .where('region_code', '=', code)
    .orderBy('role_grant.id')
    .execute()
}

interface PeopleFilter {
  search: string
  role: Role | null
  scope: ListScope
  now: string
  limit: number
  offset: number
}

const matches = (db: Db, { search, role, scope, now }: Omit<PeopleFilter, 'limit' | 'offset'>) => {
  const everybody = scope.some(({ competition, hostIn }) => competition === null && hostIn === null)
  const escaped = search.toLowerCase().replace(/[\\%_]/g, '\\$&')
  const current = (tests: Expression<SqlBool>[]) =>
    sql<SqlBool>`EXISTS (
      SELECT 1 FROM role_grant AS held LEFT JOIN competition AS contest ON contest.id = held.competition_id
      WHERE held.person_id = person.id AND held.revoked_at IS NULL AND held.valid_from <= ${now}
        AND (held.valid_until IS NULL OR held.valid_until > ${now}) AND ${sql.join(tests, sql` AND `)})`
  return db
    .selectFrom('person')
    .$if(escaped !== '', (query) =>
      query.where(
        sql<SqlBool>`lower(person.name || ' ' || person.account || ' ' || coalesce(person.office, '')) LIKE ${`%${escaped}%`} ESCAPE '\\'`,
      ),
    )
    .$if(role !== null, (query) => query.where(current([sql<SqlBool>`held.role = ${role}`])))
    .$if(!everybody, (query) =>
      query.where((eb) => {
        const inCompetition = whereInScope(eb, scope, {
          competition: 'held.competition_id',
          host: 'contest.host_region',
        })
        const regional = scope.filter(({ competition }) => competition === null)
        const inRegion = whereInScope(eb, regional, {
          competition: 'held.competition_id',
          host: 'held.region_code',
        })
        return current([sql<SqlBool>`(${inCompetition} OR (held.competition_id IS NULL AND ${inRegion}))`])
      }),
    )
}

/** People whom the scope shows, by name. */
export function searchPeople(db: Db, filter: PeopleFilter) {
  return matches(db, filter)
    .selectAll('person')
    .orderBy(sql`lower(person.name)`)
    .orderBy('person.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
}

export async function countPeople(db: Db, filter: Omit<PeopleFilter, 'limit' | 'offset'>): Promise<number> {
  const { n } = await matches(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
