import type { Db } from '#db/connect'
import { findLatestRules, findRulesById, listScheduleChanges } from '#db/queries/rules'
import { NotFoundError, StateError } from '~/domain/errors'
import { type Rules, withSchedule } from '~/domain/rules'

export interface CurrentRules {
  id: number
  number: number
  sha256: string
  /** As frozen, with the schedule changes made since. */
  rules: Rules
}

/** Frozen rules never change, so a parsed document is kept by its hash. */
const parsed = new Map<string, Rules>()
const KEPT = 50

export function parseRules(row: { content: string; sha256: string }): Rules {
  const known = parsed.get(row.sha256)
  if (known) return known
  const rules = JSON.parse(row.content) as Rules
  if (parsed.size >= KEPT) parsed.clear()
  parsed.set(row.sha256, rules)
  return rules
}

/** A version as it was frozen; its document is read only when it is not at hand yet. */
export async function rulesByKey(db: Db, key: { id: number; sha256: string }): Promise<Rules> {
  return parsed.get(key.sha256) ?? rulesById(db, key.id)
}

/** The rules in force. @throws StateError `competition_not_open` before the first freezing. */
export async function currentRules(db: Db, competitionId: number): Promise<CurrentRules> {
  const row = await findLatestRules(db, competitionId)
  if (!row) throw new StateError('competition_not_open')
  const changes = await listScheduleChanges(db, competitionId)
  const rules = withSchedule(
    parseRules(row),
    changes.map(({ target, bound, new_at }) => ({ target, bound, newAt: new_at })),
  )
  return { id: row.id, number: row.number, sha256: row.sha256, rules }
}

/** A former version as it was frozen, for what was written or scored under it. */
export async function rulesById(db: Db, id: number): Promise<Rules> {
  const row = await findRulesById(db, id)
  if (!row) throw new NotFoundError('rules')
  return parseRules(row)
}
