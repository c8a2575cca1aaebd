import type { Db } from '#db/connect'
import { listRulesKeys, listScheduleChanges } from '#db/queries/rules'
import { canonicalJson } from '~/domain/canonical-json'
import { type CompiledStage, compileStage } from '~/domain/compiled-stage'
import { NotFoundError, StateError } from '~/domain/errors'
import { findStage, type Rules, type Stage, withSchedule } from '~/domain/rules'
import { rulesByKey } from './rules.server'

/** One stage of the rules in force, ready for scoring. */
export interface StageRules {
  rulesId: number
  number: number
  rules: Rules
  /** With the schedule changes made since. */
  stage: Stage
  compiled: CompiledStage
  /** Ids of the versions whose criteria of this stage are those in force: sheets sent under them count. */
  counting: readonly number[]
}

interface Prepared {
  compiled: CompiledStage
  instrument: string
}

/** Compiled stages of frozen rules, by the rules' hash and the stage's code. */
const prepared = new Map<string, Prepared>()
const KEPT = 200

function prepare(sha256: string, stage: Stage): Prepared {
  const key = `${sha256} ${stage.code}`
  const known = prepared.get(key)
  if (known) return known
  const made = {
    compiled: compileStage(stage.instrument, stage.totalling),
    instrument: canonicalJson(stage.instrument as never),
  }
  if (prepared.size >= KEPT) prepared.clear()
  prepared.set(key, made)
  return made
}

/**
 * The stage as it is now. Costs two small reads once its rules are known.
 * @throws StateError `competition_not_open` before the first freezing, NotFoundError when there is no such stage.
 */
export async function stageRules(db: Db, competitionId: number, code: string): Promise<StageRules> {
  const keys = await listRulesKeys(db, competitionId)
  const [latest] = keys
  if (!latest) throw new StateError('competition_not_open')
  const changes = await listScheduleChanges(db, competitionId)
  const frozen = await rulesByKey(db, latest)
  const rules =
    changes.length === 0
      ? frozen
      : withSchedule(
          frozen,
          changes.map(({ target, bound, new_at }) => ({ target, bound, newAt: new_at })),
        )
  const stage = findStage(rules, code)
  if (!stage) throw new NotFoundError('stage')
  const { compiled, instrument } = prepare(latest.sha256, stage)
  const counting: number[] = []
  for (const key of keys) {
    const former = findStage(await rulesByKey(db, key), code)
    if (former && prepare(key.sha256, former).instrument === instrument) counting.push(key.id)
  }
  return { rulesId: latest.id, number: latest.number, rules, stage, compiled, counting }
}

/** A stage of a former version, to show what was scored under it. */
export async function formerStage(
  db: Db,
  key: { id: number; sha256: string },
  code: string,
): Promise<{ stage: Stage; compiled: CompiledStage }> {
  const stage = findStage(await rulesByKey(db, key), code)
  if (!stage) throw new NotFoundError('stage')
  return { stage, compiled: prepare(key.sha256, stage).compiled }
}
