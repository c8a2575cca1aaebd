import { advancePartition } from '../advance'
import type { RankableEntry } from '../ranking'
import { findStage, type Rules } from '../rules'
import type { ListScope } from './snapshot'

export interface ListedPart {
  per: ListScope
  code: string | null
}

/** Within what the meeting of a result compared its entries: that of the stage, or of the last one for the final score. */
export function comparedPer(rules: Rules, stage: string | null): ListScope {
  const meeting = stage === null ? rules.stages.at(-1) : findStage(rules, stage)
  return (meeting && advancePartition(meeting)) ?? 'whole'
}

/**
 * The lists of a result: first as its meeting compared the entries, then as awards are given, where that is otherwise; the
 * whole one always, since many ask for it. Categories in the order of the rules, kecamatan by code.
 */
export function listedParts(
  rules: Rules,
  stage: string | null,
  entrants: readonly RankableEntry[],
): ListedPart[] {
  const first = comparedPer(rules, stage)
  const byCategory = rules.categories.length > 1 && rules.awards.some(({ per }) => per === 'category')
  const scopes: ListScope[] = [first, 'whole', ...(byCategory ? (['category'] as const) : [])]
  return [...new Set(scopes)].flatMap((per) => partsOf(per, rules, entrants))
}

function partsOf(per: ListScope, rules: Rules, entrants: readonly RankableEntry[]): ListedPart[] {
  if (per === 'whole') return [{ per, code: null }]
  const codes =
    per === 'category'
      ? rules.categories.map(({ code }) => code)
      : [...new Set(entrants.flatMap(({ kecamatan }) => kecamatan ?? []))].sort()
  return codes.map((code) => ({ per, code }))
}
