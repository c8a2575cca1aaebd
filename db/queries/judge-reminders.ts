import type { Db } from '../connect'

/** Which of these people were reminded of sheets on that day, in whatever stage. */
export async function listRemindedOn(db: Db, day: string, people: readonly number[]): Promise<Set<number>> {
  if (people.length === 0) return new Set()
  const rows = await db
    .selectFrom('judge_reminder')
    .select('person_id')
    .where('day', '=', day)
    .where('person_id', 'in', people)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** When each judge of a stage was last reminded. */
export async function listLastReminders(
  db: Db,
  competitionId: number,
  stage: string,
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('judge_reminder')
    .select((eb) => ['person_id', eb.fn.max('sent_at').as('at')])
    .where('competition_id', '=', competitionId)
    .where('stage', '=', stage)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person_id, at }) => [person_id, at]))
}

/** How judges are told, by their ids. */
export function listJudgesToTell(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('person')
    .leftJoin('person_contact as contact', 'contact.person_id', 'person.id')
    .select(['person.id', 'person.uid', 'person.title_before as titleBefore', 'person.name'])
    .select(['person.title_after as titleAfter', 'person.locale', 'contact.email'])
    .where('person.id', 'in', ids)
    .where('person.disabled_at', 'is', null)
    .execute()
}
