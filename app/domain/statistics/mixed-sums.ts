import { EigenvalueDecomposition } from 'ml-matrix'
import type { JudgeSystem } from './additive-system'
import { total } from './scores'

/**
 * What the likelihood needs of all items with a panel of the same size: how many, Σ Y² of their sums of marks Y, by
 * judge Σ Y, by pair of judges how many. So a step of the search costs nothing per item.
 */
type PanelSums = {
  size: number
  count: number
  squares: number
  sumOf: number[]
  pairs: number[][]
}

/** The sums over all marks, and those by size of panel. */
export type MixedSums = {
  squares: number
  loads: number[]
  sumOf: number[]
  panels: PanelSums[]
}

export function mixedSums({ items, deviations }: JudgeSystem): MixedSums {
  const zeros = () => deviations.map(() => 0)
  const panels = new Map<number, PanelSums>()
  const [loads, sumOf] = [zeros(), zeros()]
  const shapes = new Map<string, { panel: PanelSums; judges: number[]; count: number }>()
  const add = (list: number[], at: number, value: number) => {
    list[at] = (list[at] ?? 0) + value
  }
  for (const { judges, values } of items) {
    const size = judges.length
    const panel = panels.get(size) ?? {
      ...{ size, count: 0, squares: 0 },
      ...{ sumOf: zeros(), pairs: deviations.map(zeros) },
    }
    panels.set(size, panel)
    const sum = total(values)
    panel.count++
    panel.squares += sum ** 2
    judges.forEach((judge, at) => {
      add(sumOf, judge, values[at] ?? 0)
      add(panel.sumOf, judge, sum)
    })
    const shape = shapes.get(judges.join(' ')) ?? { panel, judges, count: 0 }
    shape.count++
    shapes.set(judges.join(' '), shape)
  }
  // Who sits with whom is counted once for all items with the same judges.
  for (const { panel, judges, count } of shapes.values())
    for (const judge of judges) {
      add(loads, judge, count)
      for (const other of judges) add(panel.pairs[judge] ?? [], other, count)
    }
  const squares = total(items.map(({ values }) => total(values.map((value) => value ** 2))))
  return { squares, loads, sumOf, panels: [...panels.values()] }
}

/**
 * The judges' equations once items with variance ratio t are integrated out, w = t ÷ (1 + tk) each: A = diag(r) −
 * Σ w n nᵀ diagonalized, and along its axes the right-hand side of the marks (`ofMarks`) and the constant (`ones`; that
 * of the mean is A 1, so `values` times `ones`).
 */
export type JudgeEquations = {
  values: number[]
  axes: number[][]
  ofMarks: number[]
  ones: number[]
  logItems: number
  markMark: number
}

export function judgeEquations(sums: MixedSums, t: number): JudgeEquations {
  const { panels, loads, sumOf } = sums
  const weighted = panels.map((panel) => ({ panel, w: t / (1 + t * panel.size) }))
  const over = (part: (panel: PanelSums) => number) => total(weighted.map(({ panel, w }) => w * part(panel)))
  const matrix = loads.map((load, a) =>
    loads.map((_, b) => (a === b ? load : 0) - over(({ pairs }) => pairs[a]?.[b] ?? 0)),
  )
  const marks = sumOf.map((sum, judge) => sum - over((panel) => panel.sumOf[judge] ?? 0))
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  })
  const axes = eigenvectorMatrix.transpose().to2DArray()
  const along = (list: number[]) => axes.map((axis) => total(axis.map((each, at) => each * (list[at] ?? 0))))
  return {
    values: realEigenvalues.map((value) => Math.max(0, value)),
    axes,
    ofMarks: along(marks),
    ones: along(loads.map(() => 1)),
    logItems: total(panels.map(({ size, count }) => count * Math.log1p(t * size))),
    markMark: sums.squares - over((panel) => panel.squares),
  }
}
