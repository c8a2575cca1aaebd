import { fitBlock } from '../additive-fit'
import { type Block, type Cell, designGraph, type Mark, marksOf } from '../design-graph'
import { type Scores, total, unitOf } from '../scores'
import { tTail } from '../student-t'

/** A mark beside what its judge's severity and its item's level let expect. */
export type TestedMark = Cell & {
  score: number
  residual: number
  rstudent: number
  p_two_sided: number
  /** Times the number of marks, at most 1. */
  p_bonferroni: number
}

export type OutlyingMarks = {
  /** The furthest first; equals by judge and item. */
  tested: TestedMark[]
  /** Marks without which all others would fit exactly: no error is left to measure them by. */
  sole_misfits: [judge: number, item: number][]
}

/** |t| that differ less than this part are equal but for rounding. */
const SAME = 1e-9
/** What is left of a sum of squares below this part of it is rounding. */
const ROUNDING = 1e-12

/**
 * Externally studentized residuals t = e ÷ √(σ²₍₋₎ (1 − h)) of the two-way additive model by least squares, the variance
 * estimated without the mark, with p = 2 P(T > |t|) of one degree of freedom less than the residual (Cook & Weisberg
 * 1982) and Bonferroni's correction for all marks. A bridge of the design has no residual and is not tested. Where the
 * design falls apart each component has its own levels, and all share the variance.
 */
export function outlyingMarks(scores: Scores): OutlyingMarks {
  const marks = marksOf(scores)
  const { unit, residuals, rss, df } = fitAll(marks)
  const tested: TestedMark[] = []
  const sole: [number, number][] = []
  if (df < 2 || rss === 0) return { tested, sole_misfits: sole }
  for (const { judge, item, value, leverage } of residuals) {
    const rest = 1 - leverage
    if (rest === 0) continue
    const left = rss - value ** 2 / rest
    if (left <= ROUNDING * rss) {
      sole.push([judge, item])
      continue
    }
    const rstudent = value / Math.sqrt((left / (df - 1)) * rest)
    const p = Math.min(1, 2 * tTail(rstudent, df - 1))
    tested.push({
      judge,
      item,
      score: scores[judge]?.[item] ?? 0,
      residual: value * unit,
      rstudent,
      p_two_sided: p,
      p_bonferroni: Math.min(1, p * marks.length),
    })
  }
  return { tested: furthestFirst(tested), sole_misfits: sole }
}

/** All components in one unit of marks. */
function fitAll(marks: readonly Mark[]) {
  const unit = unitOf(marks.map(({ score }) => score))
  const fits = splitByComponent(marks).map(([block, own]) => fitBlock(own, block))
  return {
    unit,
    residuals: fits.flatMap((fit) =>
      fit.residuals.map((residual) => ({ ...residual, value: residual.value * (fit.unit / unit) })),
    ),
    rss: total(fits.map((fit) => fit.rss * (fit.unit / unit) ** 2)),
    df: total(fits.map((fit) => fit.residualDf)),
  }
}

function splitByComponent(marks: readonly Mark[]): [Block, Mark[]][] {
  const parts = designGraph(marks).components.map((block): [Block, Mark[]] => [block, []])
  const partOf = new Map(parts.flatMap(([{ judges }, own]) => judges.map((judge) => [judge, own] as const)))
  for (const mark of marks) partOf.get(mark.judge)?.push(mark)
  return parts
}

function furthestFirst(tested: readonly TestedMark[]): TestedMark[] {
  const size = ({ rstudent }: TestedMark) => Math.abs(rstudent)
  const sorted = [...tested].sort((a, b) => size(b) - size(a))
  // Runs of equals, found from their first: comparing within a tolerance is no order to sort by.
  const runs: TestedMark[][] = []
  for (const mark of sorted) {
    const run = runs.at(-1)
    const [first] = run ?? []
    if (run && first && size(mark) >= size(first) * (1 - SAME)) run.push(mark)
    else runs.push([mark])
  }
  return runs.flatMap((run) => run.sort((a, b) => a.judge - b.judge || a.item - b.item))
}
