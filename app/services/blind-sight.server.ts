import type { Db } from '#db/connect'
import { listBlindWork } from '#db/queries/judge-sight'
import { listGrantsAt } from '#db/queries/people'
import { listRulesKeys } from '#db/queries/rules'
import { findRulesDraft } from '#db/queries/rules-drafts'
import type { Grant } from '~/domain/actors'
import { seesNames } from '~/domain/blind/sight'
import { inputError, StateError } from '~/domain/errors'
import type { CompetitionSubject } from '~/domain/policy'
import { findStage, type Rules, type Stage } from '~/domain/rules'
import { windowState } from '~/domain/time'
import { currentRules } from './rules.server'
import type { Tx } from './transact.server'

/** Whether a person can open the dossiers of a ward with their names, in another role than their seat's. */
export type FindSight = (personId: number, ward: string) => boolean

/** Reads what these people may see at `moment` once; in a stage with names nobody's sight matters. */
export async function sightFinder(
  db: Db,
  subject: CompetitionSubject,
  { blind }: Pick<Stage, 'blind'>,
  people: readonly number[],
  moment: string,
): Promise<FindSight> {
  if (!blind) return () => false
  const grants = new Map<number, readonly Grant[]>()
  for (const person of new Set(people)) grants.set(person, await listGrantsAt(db, person, moment))
  return (person, region) => seesNames(grants.get(person) ?? [], { ...subject, region })
}

/** A scoring seat as far as it decides which stages without names it is for. */
interface SeatPlace {
  competitionId: number
  hostRegion: string
  /** Code of the only stage that its panel judges; null for all. */
  stage: string | null
  /** Region whose entries its panel judges; null for all. */
  panelRegion: string | null
  scores: number
}

/** The stages without names that a seat scores and that are not over, by the rules in force or still being drafted. */
export async function blindStagesOf(
  db: Db,
  { competitionId, stage, scores }: Pick<SeatPlace, 'competitionId' | 'stage' | 'scores'>,
  moment: string,
): Promise<Stage[]> {
  if (scores !== 1) return []
  const { stages } = await rulesOrDraft(db, competitionId)
  return stages.filter(
    (one) => one.blind && (stage === null || stage === one.code) && windowState(one, [], moment) !== 'closed',
  )
}

async function rulesOrDraft(db: Db, competitionId: number): Promise<Pick<Rules, 'stages'>> {
  if ((await listRulesKeys(db, competitionId)).length > 0)
    return (await currentRules(db, competitionId)).rules
  const draft = await findRulesDraft(db, competitionId)
  return draft ? (JSON.parse(draft.content) as Rules) : { stages: [] }
}

/**
 * Nobody sits before entries without names whose names their other role shows them: all that the seat's panel judges.
 * Who sees only some of them may sit, and has no hand in those (`melihat_nama`).
 * @throws InputError `seat_sees_names` at `account`
 */
export async function refuseSight(
  tx: Tx,
  seat: SeatPlace,
  person: { id: number; name: string },
  moment: string,
): Promise<void> {
  const [stage] = await blindStagesOf(tx, seat, moment)
  if (!stage) return
  const subject = { id: seat.competitionId, hostRegion: seat.hostRegion }
  const reach = { ...subject, region: seat.panelRegion ?? seat.hostRegion }
  if (seesNames(await listGrantsAt(tx, person.id, moment), reach))
    throw inputError('account', 'seat_sees_names', { name: person.name, stage: stage.name })
}

/**
 * Nobody is given a role that shows them the names of entries which they are to score without.
 * @throws StateError `judges_without_names`
 */
export async function refuseBlindJudge(
  tx: Tx,
  personId: number,
  grant: Omit<Grant, 'id'>,
  moment: string,
): Promise<void> {
  for (const work of await listBlindWork(tx, personId, moment)) {
    const ward = { id: work.competition, hostRegion: work.hostRegion, region: work.region }
    if (!seesNames([{ ...grant, id: 0 }], ward)) continue
    const stage = findStage((await currentRules(tx, work.competition)).rules, work.stage)
    if (stage && windowState(stage, [], moment) !== 'closed') throw new StateError('judges_without_names')
  }
}
