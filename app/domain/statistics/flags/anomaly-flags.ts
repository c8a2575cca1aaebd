import type { Scores } from '../scores'
import { type AgreementWithRest, agreementWithRest } from './agreement-with-rest'
import { type JudgeSpread, judgeSpread } from './judge-spread'
import { type OutlyingMarks, outlyingMarks, type TestedMark } from './outlying-marks'

/** Always "please look", never a reason to leave a mark or a judge out. */
export type AnomalyFlags = JudgeSpread &
  Omit<AgreementWithRest, 'common_items'> &
  Pick<OutlyingMarks, 'sole_misfits'> & {
    /** The five furthest marks. */
    top_residuals: TestedMark[]
    flags_at_bonferroni_05: [judge: number, item: number][]
    /** Marks that stand out only once the flat and the inverted judges, who hide them, are left aside. */
    unmasked_at_bonferroni_05: [judge: number, item: number][]
  }

const LEVEL = 0.05
const SHOWN = 5

/** Outlying marks, flat and inverted judges of one matrix. */
export function anomalyFlags(scores: Scores): AnomalyFlags {
  const spread = judgeSpread(scores)
  const { judge_vs_rest_spearman, inverted_judges } = agreementWithRest(scores)
  const { tested, sole_misfits } = outlyingMarks(scores)
  const flagged = flaggedOf(tested)
  const known = new Set(flagged.map(String))
  const aside = new Set([...spread.flat_judges, ...inverted_judges])
  const others = scores.map((row, judge) => (aside.has(judge) ? row.map(() => null) : row))
  const refitted = aside.size === 0 ? [] : flaggedOf(outlyingMarks(others).tested)
  return {
    top_residuals: tested.slice(0, SHOWN),
    ...spread,
    judge_vs_rest_spearman,
    inverted_judges,
    flags_at_bonferroni_05: flagged,
    unmasked_at_bonferroni_05: refitted.filter((cell) => !known.has(String(cell))),
    sole_misfits,
  }
}

const flaggedOf = (tested: readonly TestedMark[]): [number, number][] =>
  tested.flatMap(({ judge, item, p_bonferroni }) => (p_bonferroni < LEVEL ? [[judge, item]] : []))
