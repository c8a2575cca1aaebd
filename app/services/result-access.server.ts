import type { Db } from '#db/connect'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { findResult } from '#db/queries/results'
import { listSealedStages } from '#db/queries/seals'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { rankingRules, scoredStages } from '~/domain/ranking-rules'
import { findStage, type Rules } from '~/domain/rules'
import { windowState } from '~/domain/time'
import { authorizeSight } from './authorize.server'
import { type CompetitionRow, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { owesSheets } from './plenary-access.server'
import { currentRules } from './rules.server'

/** What is frozen: the result of a stage, or with null the final one. */
export interface ResultPlace {
  slug: string
  stage: string | null
}

export interface ResultSight {
  competition: CompetitionRow
  rules: Rules
  stage: { code: string; name: string } | null
  /** Whether every stage that gives marks for it is over. */
  isOver: boolean
  /** Whether one of them is under seal. */
  isSealed: boolean
  subject: { id: number; hostRegion: string; ownDone: boolean }
}

/**
 * The result that could be frozen at this address.
 * @throws NotFoundError for a stage without a ranking, and for whoever may not see it: who still owes sheets sees nothing
 */
export async function seePreparation(
  db: Db,
  ctx: Context,
  actor: Actor,
  place: ResultPlace,
): Promise<ResultSight> {
  const competition = await findCompetitionBySlug(db, place.slug)
  if (!competition?.opened_at) throw new NotFoundError('competition')
  const now = ctx.now().toISOString()
  const { rules } = await currentRules(db, competition.id)
  const ranked = rankingRules(rules, place.stage)
  const codes = new Set(ranked?.stages.map(({ code }) => code))
  const open = scoredStages(rules).filter(
    (stage) => codes.has(stage.code) && windowState(stage, [], now) !== 'closed',
  )
  let ownDone = true
  for (const { code } of open) if (await owesSheets(db, actor, competition.id, code, now)) ownDone = false
  const subject = { ...subjectOf(competition), ownDone }
  authorizeSight(actor, 'result.prepare', subject)
  const stage = place.stage === null ? null : findStage(rules, place.stage)
  if (!ranked || stage === undefined) throw new NotFoundError('stage')
  const sealed = await listSealedStages(db, competition.id)
  return {
    ...{ competition, rules, subject, isOver: open.length === 0 },
    isSealed: sealed.some((code) => codes.has(code)),
    stage: stage && { code: stage.code, name: stage.name },
  }
}

/** A frozen result. @throws NotFoundError */
export async function seeResult(db: Db, actor: Actor, slug: string, number: number) {
  const competition = await findCompetitionBySlug(db, slug)
  if (!competition) throw new NotFoundError('competition')
  authorizeSight(actor, 'result.view', subjectOf(competition))
  const result = Number.isSafeInteger(number) ? await findResult(db, competition.id, number) : undefined
  if (!result) throw new NotFoundError('result')
  return { competition, result }
}
