import type { ExplainedPanel, ExplainedStage, ExplainedTotal } from './explain-total'
import { type Figure, figureOf } from './figures'
import type { Leaf } from './instrument'
import { type Rational, toExactDecimalText } from './rational'
import type { Id } from './sheets'
import type { Aggregate, Rounding } from './totalling'

/** A figure of an explanation: short where it is short, else four decimals beside the fraction. */
export function explainFigure(value: Rational): Figure {
  const exact = toExactDecimalText(value)
  const decimals = exact?.split('.')[1]?.length ?? 0
  return figureOf(value, exact !== undefined && decimals <= LONGEST ? decimals : CUT)
}

/** Decimals of the longest text that is shown whole, and of a value that is cut. */
const LONGEST = 6
const CUT = 4

const orNull = (value: Rational | null): Figure | null => (value ? explainFigure(value) : null)

export interface CellView {
  worth: Figure | null
  product: Figure | null
  used: boolean
}

export interface SheetColumn {
  seat: string
  /** Sheets first: the sheet's sum of products and, where sheets are rounded, what it becomes. */
  sum: Figure | null
  total: Figure | null
  used: boolean
}

export interface PanelView {
  sum: Figure
  divisor: number
  exact: Figure
  value: Figure
}

export interface CriterionRow {
  code: string
  name: string
  weight: Figure
  /** What a weighted mark is divided by. */
  divisor: Figure
  filledBy: 'judge' | 'verifier' | 'team' | 'organizer'
  deduction: boolean
  /** By sheet; empty for what no judge marks. */
  cells: CellView[]
  /** Criteria first: what the panel's marks become. */
  panel: PanelView | null
  /** What it adds to the stage: criteria first, and where another than a judge marks. */
  product: Figure | null
  /** The mark of team, verifier or organizer. */
  worth: Figure | null
}

export interface StageExplanation {
  code: string
  name: string
  order: 'sheets-first' | 'criteria-first'
  aggregate: Aggregate
  rounding: readonly Rounding[]
  columns: SheetColumn[]
  rows: CriterionRow[]
  panel: PanelView | null
  exact: Figure
  total: Figure
}

export interface FinalExplanation {
  stages: { code: string; name: string; total: Figure; share: Figure; product: Figure }[]
  exact: Figure
  total: Figure
  /** Where the last step rounds. */
  rounding: Rounding | null
}

const viewPanel = ({ sum, divisor, exact, value }: ExplainedPanel): PanelView => ({
  ...{ sum: explainFigure(sum), divisor, exact: explainFigure(exact), value: explainFigure(value) },
})

/** The steps of one stage with names instead of codes and figures instead of fractions. */
export function viewStage(
  explained: ExplainedStage,
  names: { stage: string; leaves: readonly Leaf[]; seats: ReadonlyMap<Id, string> },
  rules: { aggregate: Aggregate; rounding: readonly Rounding[] },
): StageExplanation {
  const { sheets, criteria, others } = explained
  const nodes = new Map(names.leaves.map((leaf) => [leaf.code, leaf]))
  const rows = explained.leaves.map((leaf, position): CriterionRow => {
    const panel = criteria?.[position] ?? null
    const other = others[position] ?? null
    return {
      code: leaf.code,
      name: nodes.get(leaf.code)?.name ?? leaf.code,
      weight: explainFigure(leaf.weight),
      divisor: explainFigure(leaf.divisor),
      filledBy: leaf.filledBy,
      deduction: leaf.max <= 0,
      cells:
        leaf.filledBy === 'judge'
          ? sheets.map(({ marks }) => {
              const { worth = null, product = null, used = false } = marks[position] ?? {}
              return { worth: orNull(worth), product: orNull(product), used }
            })
          : [],
      panel: panel && viewPanel(panel),
      product: panel ? explainFigure(panel.product) : other ? explainFigure(other.product) : null,
      worth: other ? explainFigure(other.worth) : null,
    }
  })
  return {
    ...{ code: explained.code, name: names.stage, order: explained.order },
    ...{ aggregate: rules.aggregate, rounding: rules.rounding, rows },
    columns: sheets.map(({ seat, sum, total, used }) => ({
      ...{ seat: names.seats.get(seat) ?? String(seat), sum: orNull(sum), total: orNull(total), used },
    })),
    panel: explained.panel && viewPanel(explained.panel),
    ...{ exact: explainFigure(explained.exact), total: explainFigure(explained.total) },
  }
}

export const viewFinal = (
  { stages, exact, total }: ExplainedTotal,
  nameOf: (stage: string) => string,
  rounding: Rounding | null,
): FinalExplanation => ({
  stages: stages.map((part) => ({
    ...{ code: part.code, name: nameOf(part.code), total: explainFigure(part.total) },
    ...{ share: explainFigure(part.share), product: explainFigure(part.product) },
  })),
  ...{ exact: explainFigure(exact), total: explainFigure(total), rounding },
})
