import { compare, mul, parseDecimal, type Rational, ratio } from '../rational'
import { gridOf } from './grid'
import { number } from './number'
import type { CriterionNode, CriterionType, Grid, GridProblem } from './types'

/**
 * A fact, such as how many innovations a ward has, whose band gives the points, as in the Indeks Inovasi Daerah. The mark
 * is the fact, so that it can be checked; each band begins at its `from` and ends where the next begins.
 */
export const banded: CriterionType = {
  words: {},
  grid(node) {
    const grid = number.grid(node)
    const problems = [...(Array.isArray(grid) ? grid : []), ...checkBands(node)]
    return problems.length > 0 ? problems : grid
  },
  worth(node) {
    const facts = number.grid(node) as Grid
    const bands = bandsOf(node)
    const grid = gridOf(distinct(bands.map(({ value }) => value)), null) as Grid
    const stored = (value: Rational, scale: number) => Number(mul(value, ratio(BigInt(scale))).n)
    return {
      grid,
      bands: bands.map(({ from, value }) => ({
        from: stored(from, facts.scale),
        points: stored(value, grid.scale),
      })),
    }
  },
}

const bandsOf = ({ levels = [] }: CriterionNode) =>
  levels.flatMap((level) => {
    const [from, value] = [parseDecimal(level.from ?? ''), parseDecimal(level.value)]
    return from && value ? [{ from, value }] : []
  })

const distinct = (values: readonly Rational[]): Rational[] =>
  [...values]
    .sort(compare)
    .filter((value, index, all) => index === 0 || compare(all[index - 1] as Rational, value) < 0)

/** The bands cover the range without a gap: the first begins at its minimum, and each further one above the last. */
function checkBands(node: CriterionNode): GridProblem[] {
  const { levels = [], min } = node
  if (levels.length < 2) return [{ kind: 'missing-bands', expected: '2', actual: `${levels.length}` }]
  const facts = number.grid(node)
  const problems: GridProblem[] = []
  for (const { from = '', value } of levels) {
    const begin = parseDecimal(from)
    if (!begin || !parseDecimal(value)) problems.push({ kind: 'bad-band', actual: `${from}: ${value}` })
    else if (!Array.isArray(facts) && !isFact(facts, begin)) problems.push({ kind: 'bad-band', actual: from })
  }
  if (problems.length > 0) return problems
  const begins = bandsOf(node).map(({ from }) => from)
  const first = parseDecimal(min ?? '')
  const isOrdered = begins.every(
    (from, index) => index === 0 || compare(begins[index - 1] as Rational, from) < 0,
  )
  if (!isOrdered || (first && begins[0] && compare(begins[0], first) !== 0))
    return [{ kind: 'bands-out-of-order', ...(min ? { expected: min } : {}) }]
  const points = gridOf(distinct(bandsOf(node).map(({ value }) => value)), null)
  return Array.isArray(points) ? points : []
}

function isFact({ scale, min, max, step }: Grid, value: Rational): boolean {
  const stored = mul(value, ratio(BigInt(scale)))
  const whole = Number(stored.n)
  return stored.d === 1n && whole >= min && whole <= max && (whole - min) % step === 0
}
