import { EigenvalueDecomposition } from 'ml-matrix'
import type { JudgeSystem } from './additive-system'
import { total } from './scores'

/**
 * What the likelihood needs of all items with a panel of the same size: how many, Σ Y and Σ Y² of their sums of marks,
 * and by judge how many and Σ Y, by pair of judges how many. So a step of the search costs nothing per item.
 */
type PanelSums = {
  size: number
  count: number
  sum: number
  squares: number
  countOf: number[]
  sumOf: number[]
  pairs: number[][]
}

/** The sums over all marks, and those by size of panel. */
export type MixedSums = {
  marks: number
  squares: number
  loads: number[]
  sumOf: number[]
  panels: PanelSums[]
}

export function mixedSums({ items, marks, deviations }: JudgeSystem): MixedSums {
  const zeros = () => deviations.map(() => 0)
  const panels = new Map<number, PanelSums>()
  const [loads, sumOf] = [zeros(), zeros()]
  const add = (list: number[], at: number, value: number) => {
    list[at] = (list[at] ?? 0) + value
  }
  for (const { judges, values } of items) {
    const size = judges.length
    const panel = panels.get(size) ?? {
      ...{ size, count: 0, sum: 0, squares: 0 },
      ...{ countOf: zeros(), sumOf: zeros(), pairs: deviations.map(zeros) },
    }
    panels.set(size, panel)
    const sum = total(values)
    panel.count++
    panel.sum += sum
    panel.squares += sum ** 2
    judges.forEach((judge, at) => {
      add(loads, judge, 1)
      add(sumOf, judge, values[at] ?? 0)
      add(panel.countOf, judge, 1)
      add(panel.sumOf, judge, sum)
      for (const other of judges) add(panel.pairs[judge] ?? [], other, 1)
    })
  }
  const squares = total(items.map(({ values }) => total(values.map((value) => value ** 2))))
  return { marks, squares, loads, sumOf, panels: [...panels.values()] }
}

/**
 * The judges' equations once items with variance ratio t are integrated out, w = t ÷ (1 + tk) each: A = diag(r) −
 * Σ w n nᵀ diagonalized, and along its axes the right-hand sides of the marks (`ofMarks`) and of the mean (`ofMean`).
 */
export type JudgeEquations = {
  values: number[]
  axes: number[][]
  ofMarks: number[]
  ofMean: number[]
  logItems: number
  markMark: number
  markMean: number
  meanMean: number
}

export function judgeEquations(sums: MixedSums, t: number): JudgeEquations {
  const { panels, loads, sumOf } = sums
  const weighted = panels.map((panel) => ({ panel, w: t / (1 + t * panel.size) }))
  const over = (part: (panel: PanelSums) => number) => total(weighted.map(({ panel, w }) => w * part(panel)))
  const matrix = loads.map((load, a) =>
    loads.map((_, b) => (a === b ? load : 0) - over(({ pairs }) => pairs[a]?.[b] ?? 0)),
  )
  const marks = sumOf.map((sum, judge) => sum - over((panel) => panel.sumOf[judge] ?? 0))
  const mean = loads.map((load, judge) => load - over((panel) => panel.size * (panel.countOf[judge] ?? 0)))
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  })
  const axes = eigenvectorMatrix.transpose().to2DArray()
  const along = (list: number[]) => axes.map((axis) => total(axis.map((each, at) => each * (list[at] ?? 0))))
  return {
    values: realEigenvalues.map((value) => Math.max(0, value)),
    axes,
    ofMarks: along(marks),
    ofMean: along(mean),
    logItems: total(panels.map(({ size, count }) => count * Math.log1p(t * size))),
    markMark: sums.squares - over((panel) => panel.squares),
    markMean: total(panels.map(({ sum }) => sum)) - over((panel) => panel.size * panel.sum),
    meanMean: sums.marks - over((panel) => panel.size ** 2 * panel.count),
  }
}
