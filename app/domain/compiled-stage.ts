import { criterionGrid, criterionWorth, type MarkedBy } from './criteria'
import { ancestors, countedBy, effectiveWeights, type Instrument, leaves, nodesByCode } from './instrument'
import { div, lcm, type Rational, ratio } from './rational'
import { type Rounding, roundingAt, type Totalling } from './totalling'

export type CompiledLeaf = {
  code: string
  filledBy: MarkedBy
  required: boolean
  /** What a mark is worth is counted as points × scale, between `min` and `max` in these units. */
  scale: number
  min: number
  max: number
  /** A stored mark lies between these; in most types it is its own worth, else its band says. */
  marks: { min: number; max: number; bands: readonly { from: number; points: number }[] | null }
  /** Effective weight, and what it is divided by. */
  weight: Rational
  divisor: Rational
  /** Contribution of a mark = coefficient × stored mark ÷ the stage's denominator. */
  coefficient: bigint
  /** Positions, in `groups`, of the groups that this leaf counts in. */
  groups: readonly number[]
}

/** The rules of a stage as integers over one denominator: what every total is computed with. */
export type CompiledStage = {
  totalling: Totalling
  leaves: readonly CompiledLeaf[]
  groups: readonly string[]
  denominator: bigint
  /** The coefficients as ordinary numbers when no sheet's sum can leave the exact integers, else null. */
  numbers: readonly number[] | null
}

/**
 * Compiles an instrument without problems and its totalling.
 * @throws RangeError when the instrument is unfinished (see `checkInstrument`).
 */
export function compileStage(instrument: Instrument, totalling: Totalling): CompiledStage {
  const byCode = nodesByCode(instrument)
  const weights = effectiveWeights(instrument)
  const groups = instrument.criteria.filter(({ type }) => type === 'group').map(({ code }) => code)
  const groupIndex = new Map(groups.map((code, index) => [code, index]))

  const drafts = leaves(instrument).map((node) => {
    const { grid, bands } = criterionWorth(node)
    const { scale, min, max } = grid
    const typed = criterionGrid(node)
    const weight = weights.get(node.code) ?? ratio(0n)
    const divisor = divisorOf(totalling, { scale, min, max })
    return {
      code: node.code,
      filledBy: countedBy(node, instrument),
      required: node.required,
      ...{ scale, min, max, weight, divisor },
      marks: { min: typed.min, max: typed.max, bands },
      factor: div(div(weight, divisor), ratio(BigInt(scale))),
      groups: ancestors(byCode, node).flatMap((code) => groupIndex.get(code) ?? []),
    }
  })

  const rounded = (['mark-product', 'sheet'] as const).flatMap((place) => roundingAt(totalling, place) ?? [])
  const denominator = [...drafts.map(({ factor }) => factor.d), ...rounded.map(unitsPerOne)].reduce(lcm, 1n)
  const compiled = drafts.map(({ factor, ...leaf }) => ({
    ...leaf,
    coefficient: factor.n * (denominator / factor.d),
  }))
  return { totalling, leaves: compiled, groups, denominator, numbers: exactNumbers(compiled) }
}

function divisorOf(totalling: Totalling, grid: { scale: number; min: number; max: number }): Rational {
  if (totalling.contribution === 'none') return ratio(1n)
  if (totalling.contribution === 'hundred') return ratio(100n)
  return ratio(BigInt(grid.max > 0 ? grid.max : -grid.min), BigInt(grid.scale))
}

const unitsPerOne = ({ digits }: Rounding) => 10n ** BigInt(digits)

function exactNumbers(compiled: readonly CompiledLeaf[]): number[] | null {
  const bound = compiled.reduce(
    (total, { coefficient, min, max }) =>
      total + coefficient * BigInt(Math.max(Math.abs(min), Math.abs(max))),
    0n,
  )
  return bound <= BigInt(Number.MAX_SAFE_INTEGER)
    ? compiled.map(({ coefficient }) => Number(coefficient))
    : null
}

/** The largest total that the judges' and all other marks can reach, in the stage's own units. */
export const maximumTotal = ({ leaves: compiled, denominator }: CompiledStage): Rational =>
  ratio(
    compiled.reduce((total, { coefficient, max }) => total + coefficient * BigInt(Math.max(0, max)), 0n),
    denominator,
  )
