import { type Figures, figures } from './additive-estimates'
import { type MixedDesign, mixedDesign } from './mixed-design'
import { minimizeRatio } from './mixed-minimum'
import { type JudgeEquations, judgeEquations, mixedSums } from './mixed-sums'
import { type Scores, total } from './scores'
import { type Reason, type Statistic, statistic, type Undefined, undefinedFor } from './undefined-value'

type Name = 'mu' | 'se_mu' | 'reml_criterion' | `${'var' | 'sd'}_${'item' | 'judge' | 'residual'}`

export type Mixed = Record<Name, Statistic> & Record<'blup_item' | 'blup_judge', Figures | Undefined>

/**
 * y = μ + item + judge + e with items and judges random, by restricted maximum likelihood, as lme4 fits
 * `y ~ 1 + (1 | item) + (1 | judge)` (Bates et al. 2015): variances, the criterion −2 log L, and the predictions
 * (BLUP) of items and judges (positive = lenient). A variance estimated as zero is exactly 0, and so are its predictions.
 */
export function mixed(scores: Scores, design: MixedDesign | Reason = mixedDesign(scores)): Mixed {
  if (typeof design === 'string') return nothing(design)
  const { block, system, size } = design
  const { unit, centre, marks, items } = system
  const sums = mixedSums(system)
  const ofJudges = (equations: JudgeEquations) =>
    minimizeRatio((ratio) => criterionOf(solve(equations, ratio), marks))
  const { at: itemRatio } = minimizeRatio((ratio) => ofJudges(judgeEquations(sums, ratio)).value)
  const equations = judgeEquations(sums, itemRatio)
  const { at: judgeRatio, value } = ofJudges(equations)
  const { mu, square, meanMean } = solve(equations, judgeRatio)
  const residual = square / (marks - 1)
  const judges = predictJudges(equations, judgeRatio, mu)
  const ofItems = items.map(({ judges: panel, values }) => {
    const left = total(values.map((each, at) => each - mu - (judges[panel[at] ?? 0] ?? 0)))
    return (itemRatio * left) / (1 + itemRatio * panel.length)
  })
  const inMarks = (values: readonly number[]) => values.map((each) => each * unit)
  const variance = (ratio: number) => statistic(ratio * residual * unit * unit)
  const deviation = (ratio: number) => statistic(Math.sqrt(ratio * residual) * unit)
  return {
    mu: statistic((mu + centre) * unit),
    se_mu: deviation(1 / meanMean),
    var_item: variance(itemRatio),
    var_judge: variance(judgeRatio),
    var_residual: variance(1),
    sd_item: deviation(itemRatio),
    sd_judge: deviation(judgeRatio),
    sd_residual: deviation(1),
    reml_criterion: statistic(value + 2 * (marks - 1) * Math.log(unit)),
    blup_item: figures(inMarks(ofItems), block.items, size.items),
    blup_judge: figures(inMarks(judges), block.judges, size.judges),
  }
}

type Solution = { mu: number; square: number; meanMean: number; logs: number }

/** Judges integrated out too: the mean, its information, the penalized residual sum of squares, the log determinants. */
function solve(equations: JudgeEquations, ratio: number): Solution {
  const { values, ofMarks, ones } = equations
  const over = (term: (value: number, at: number) => number) =>
    total(values.map((value, at) => term(value, at) / (1 + ratio * value)))
  const meanMean = over((value, at) => value * (ones[at] ?? 0) ** 2)
  const markMean = over((_, at) => (ofMarks[at] ?? 0) * (ones[at] ?? 0))
  const markMark = equations.markMark - over((_, at) => ratio * (ofMarks[at] ?? 0) ** 2)
  const mu = markMean / meanMean
  const square = markMark - mu * markMean
  const logJudges = total(values.map((value) => Math.log1p(ratio * value)))
  return { mu, square, meanMean, logs: equations.logItems + logJudges + Math.log(meanMean) }
}

/** −2 log restricted likelihood with σ² profiled out (Bates et al. 2015, eq. 41). */
function criterionOf({ square, logs }: Solution, marks: number): number {
  const df = marks - 1
  return logs + df * (1 + Math.log((2 * Math.PI * Math.max(square, Number.MIN_VALUE)) / df))
}

function predictJudges({ values, axes, ofMarks, ones }: JudgeEquations, ratio: number, mu: number): number[] {
  const along = values.map((value, at) => {
    const left = (ofMarks[at] ?? 0) - mu * value * (ones[at] ?? 0)
    return (ratio * left) / (1 + ratio * value)
  })
  return values.map((_, judge) => total(along.map((each, at) => each * (axes[at]?.[judge] ?? 0))))
}

function nothing(reason: Reason): Mixed {
  const none = undefinedFor(reason)
  return {
    mu: none,
    se_mu: none,
    var_item: none,
    var_judge: none,
    var_residual: none,
    sd_item: none,
    sd_judge: none,
    sd_residual: none,
    reml_criterion: none,
    blup_item: none,
    blup_judge: none,
  }
}
