import { lcm, type Rational, ratio } from '../rational'
import type { RankTally } from './rank-tally'

/** How sure each item's rank is; rank 1 is best, equals share the positions that they take together. */
export type RankFigures = {
  /** `[item][rank − 1]`; rows and columns add up to 1. */
  rank_probability: { value: number[][] }
  /** `exact` as fractions in lowest terms. */
  p_first: { value: number[]; exact: string[] }
  expected_rank: { value: number[] }
  /** Smallest interval with at most 1/40 below and at most 1/40 above. */
  rank_interval_95: [low: number, high: number][]
  /** `[a][b]`: probability of a above b, and half that of a level with b; null on the diagonal. */
  p_beats: { value: (number | null)[][] }
}

/** A tally as probabilities. */
export function figuresOf(tally: RankTally): RankFigures {
  const { items, total, above } = tally
  const weights = exactWeights(tally)
  const probabilities = weights.rows.map((row) => row.map((weight) => quotient(ratio(weight, weights.total))))
  const first = weights.rows.map(([weight = 0n]) => ratio(weight, weights.total))
  return {
    rank_probability: { value: probabilities },
    p_first: { value: first.map(quotient), exact: first.map(toText) },
    expected_rank: {
      value: weights.rows.map((row) => {
        const sum = row.reduce((ranks, weight, at) => ranks + weight * BigInt(at + 1), 0n)
        return quotient(ratio(sum, weights.total))
      }),
    },
    rank_interval_95: weights.rows.map((row) => intervalOf(row, weights.total)),
    p_beats: { value: table(items, (a, b) => (a === b ? null : (above[a * items + b] ?? 0) / (2 * total))) },
  }
}

/** Whole counts of L ÷ (size of the group of equals), L divisible by every size; null where a double cannot hold them. */
export function scaledCounts(tally: RankTally): { L: number | null; counts_scaled: number[][] | null } {
  let scale = 1n
  for (let size = 2n; size <= tally.items; size++) scale = lcm(scale, size)
  const { rows, total } = exactWeights(tally, scale)
  if (total > Number.MAX_SAFE_INTEGER) return { L: null, counts_scaled: null }
  return { L: Number(scale), counts_scaled: rows.map((row) => row.map(Number)) }
}

/** Weights with the shares of equals made whole: `[item][rank − 1]`, each row adding up to `total`. */
function exactWeights(tally: RankTally, scale?: bigint): { rows: bigint[][]; total: bigint } {
  const { items, total, bySize } = tally
  const common = scale ?? [...bySize.keys()].reduce((whole, size) => lcm(whole, BigInt(size)), 1n)
  const shares = [...bySize].map(([size, counts]) => ({ counts, share: common / BigInt(size) }))
  const rows = table(items, (item, rank) =>
    shares.reduce((sum, { counts, share }) => {
      const count = counts[item * items + rank] ?? 0
      return count === 0 ? sum : sum + BigInt(count) * share
    }, 0n),
  )
  return { rows, total: BigInt(total) * common }
}

/** From the weights of the ranks, smallest first, the ranks that leave out at most 1/40 at either end. */
export function intervalOf(weights: readonly bigint[], total: bigint): [number, number] {
  const within = (list: readonly bigint[]) => {
    let [outside, left] = [0n, 0]
    while (left < list.length - 1 && 40n * (outside + (list[left] ?? 0n)) <= total)
      outside += list[left++] ?? 0n
    return left
  }
  return [within(weights) + 1, weights.length - within([...weights].reverse())]
}

const table = <T>(items: number, cell: (row: number, column: number) => T): T[][] =>
  Array.from({ length: items }, (_, row) => Array.from({ length: items }, (__, column) => cell(row, column)))

const toText = ({ n, d }: Rational) => (d === 1n ? `${n}` : `${n}/${d}`)

/** n ÷ d as a double; for probabilities with terms too long for one, by their leading digits. */
function quotient({ n, d }: Rational): number {
  const excess = Math.max(0, d.toString(2).length - 900)
  return Number(n >> BigInt(excess)) / Number(d >> BigInt(excess))
}
