import { type Outcome, outcomeBefore, type StandingOutcomes } from './outcomes'
import { stagesBefore } from './plenary'
import type { Rules } from './rules'

/**
 * Why an entry stands apart from a ranking, as a function of what was decided about it. Who did not go on to a later stage
 * stays in the earlier one's list; who left, or did not get there, stands apart.
 * @param of the ranked stages, the stage asked for (null for the final score), and the stage whose meeting asks: what was
 * decided in that one leaves its entries in their places
 */
export function apartness(
  rules: Rules,
  of: { stages: readonly { code: string }[]; stage: string | null; meeting: string | null },
): (standing: StandingOutcomes | undefined) => Outcome | null {
  const last = of.meeting ?? of.stages.at(-1)?.code ?? ''
  const before = stagesBefore(rules, last)
  const all = rules.stages.map(({ code }) => code)
  const until = of.meeting !== null ? [] : of.stage === null ? all : [last]
  return (standing) => outcomeBefore(standing, { before, until })
}
