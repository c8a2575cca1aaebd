import type { Db } from '#db/connect'
import { findCompetitionById, listAllCompetitions } from '#db/queries/competitions'
import { endOf } from '~/domain/competition-end'
import { currentRules } from './rules.server'

/** When a competition ended or will end (ISO text); null while no time is set. */
export async function competitionEnd(db: Db, id: number): Promise<string | null> {
  const competition = await findCompetitionById(db, id)
  if (!competition?.opened_at) return competition?.archived_at ?? null
  const { rules } = await currentRules(db, id)
  // A stage without a closing time may still go on.
  if (!competition.archived_at && rules.stages.some(({ closesAt }) => closesAt === null)) return null
  return endOf(competition.archived_at, [
    rules.submission.closesAt,
    ...rules.stages.map(({ closesAt }) => closesAt),
  ])
}

/** Ids of the competitions that are over. */
export async function listEnded(db: Db, now: string): Promise<number[]> {
  const ended: number[] = []
  for (const { id } of await listAllCompetitions(db)) {
    const end = await competitionEnd(db, id)
    if (end !== null && end <= now) ended.push(id)
  }
  return ended
}
