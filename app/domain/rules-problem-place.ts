import { findCategory, findStage, type Rules } from './rules'
import type { RulesProblem } from './rules-check'

/** A problem of the rules with the names of the stage, category and criterion that it is about, in that order. */
export interface PlacedProblem extends RulesProblem {
  place: string[]
}

/** The problems with the names by which people know their places; a code stands for what has no name yet. */
export function placeProblems(rules: Rules, problems: readonly RulesProblem[]): PlacedProblem[] {
  return problems.map((problem) => ({ ...problem, place: placeOf(rules, problem) }))
}

function placeOf(rules: Rules, { stage, category, criterion }: RulesProblem): string[] {
  const found = stage === undefined ? undefined : findStage(rules, stage)
  const node = found?.instrument.criteria.find(({ code }) => code === criterion)
  const named = [
    found?.name || stage,
    category === undefined ? undefined : findCategory(rules, category)?.name || category,
    node?.name || criterion,
  ]
  return named.filter((name) => name !== undefined)
}
