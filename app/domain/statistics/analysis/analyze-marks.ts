import type { Rational } from '../../rational'
import { fittedDesign } from '../fitted-design'
import { icc } from '../icc'
import type { SeededDraw } from '../judge-bootstrap'
import { krippendorff } from '../krippendorff'
import type { Scale } from '../mfrm'
import { correlationsById, kendallById } from './agreement'
import { flagsById } from './flags-section'
import {
  doubleMarks,
  doubleScores,
  type FileMark,
  incompleteSheets,
  type MarkTable,
  tabulate,
} from './mark-table'
import { rankUncertaintyById } from './rank-uncertainty-section'
import { rankingById } from './ranking-section'
import { mfrmById } from './rasch'
import { additiveById, mixedById } from './severity'

export type AnalysisOptions = {
  /** A weight for each criterion of the marks, not negative, of a sum above zero; without it all weigh the same. */
  weights?: ReadonlyMap<string, Rational>
  /** Lowest and highest possible mark; without it the lowest and highest given. */
  scale?: Scale
  draw: SeededDraw
  higherIsBetter: boolean
}

/** Panels are drawn the same way each time, so that two runs agree to the last digit. */
export const DEFAULT_DRAW: SeededDraw = { seed: 12345, B: 10_000 }

/**
 * Everything that can be said of a set of marks from the marks alone. Judges, entries and criteria go by their ids,
 * and figures bear the names of the reference cases; what is undefined is null with its reason. The same marks in
 * another order give the same result to the last digit.
 *
 * @param marks canonical decimals within the range of doubles; no judge, entry and criterion twice
 */
export function analyzeMarks(
  marks: readonly FileMark[],
  { weights, scale: given, draw, higherIsBetter }: AnalysisOptions,
) {
  const table = tabulate(marks, weights)
  const { judges, entries } = table
  const criteria = table.criteria.map(({ id }) => id)
  const scores = doubleScores(table)
  const fitted = fittedDesign(scores)
  const scale = given ?? observedScale(marks)
  return {
    input: describeInput(marks, table, { scale, given: given !== undefined, draw, higherIsBetter }),
    icc: icc(scores),
    krippendorff: krippendorff(scores),
    kendallW: kendallById(scores, judges, entries, higherIsBetter),
    correlations: correlationsById(scores, judges),
    additive: additiveById(scores, judges, entries, higherIsBetter, fitted),
    mixed: mixedById(scores, judges, entries, higherIsBetter, fitted),
    mfrm: mfrmById(doubleMarks(table), scale, { judges, entries, criteria }),
    ranking: rankingById(table, higherIsBetter),
    rankUncertainty: rankUncertaintyById(table, draw, higherIsBetter),
    flags: flagsById(table, scale),
  }
}

export type Analysis = ReturnType<typeof analyzeMarks>

/** The range of the marks themselves; 0 to 0 where there is none. */
function observedScale(marks: readonly FileMark[]): Scale {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { score } of marks) {
    if (score === null) continue
    min = Math.min(min, Number(score))
    max = Math.max(max, Number(score))
  }
  return min > max ? { min: 0, max: 0 } : { min, max }
}

type Described = { scale: Scale; given: boolean; draw: SeededDraw; higherIsBetter: boolean }

function describeInput(
  marks: readonly FileMark[],
  table: MarkTable,
  { scale, given, draw, higherIsBetter }: Described,
) {
  return {
    judges: table.judges,
    entries: table.entries,
    criteria: table.criteria.map(({ id }) => id),
    marks: marks.filter(({ score }) => score !== null).length,
    empty: marks.filter(({ score }) => score === null).length,
    incomplete_sheets: incompleteSheets(table),
    scale: { ...scale, given },
    higher_is_better: higherIsBetter,
    seed: draw.seed,
    B: draw.B,
  }
}
