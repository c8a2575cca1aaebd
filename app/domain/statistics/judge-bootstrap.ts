import { type ExactScores, toCompleteExact, toWholeRows, type WholeRows } from './exact-marks'
import { drawIndex, mulberry32 } from './mulberry32'
import { figuresOf, type RankFigures, scaledCounts } from './rank-figures'
import { newTally, type RankTally, tallyOrder } from './rank-tally'
import { type Undefined, undefinedFor } from './undefined-value'

/** Panels with more judges have too many multisets: those are drawn instead. */
export const MOST_JUDGES = 12
/** Tables of ranks grow with the square of the items. */
export const MOST_ITEMS = 2000
const PROGRESS_EVERY = 16_384

/** Told now and then how many of all panels are done; may throw to stop. */
export type OnProgress = (done: number, all: number) => void
export type SeededDraw = { seed: number; B: number }
export type SeededFigures = RankFigures & SeededDraw & { L: number | null; counts_scaled: number[][] | null }

/**
 * Sensitivity of the order to the jury: the J judges drawn J times with replacement, all C(2J − 1, J) panels counted
 * with the weight J! ÷ (c₁! … c_J!) of their counts, so without chance and exact (Efron 1979; Fisher & Hall 1991).
 * Items are ordered by the sum of the drawn judges' marks. Complete matrices of at most twelve judges.
 */
export function exactBootstrap(
  scores: ExactScores,
  higherIsBetter = true,
  onProgress?: OnProgress,
): RankFigures | Undefined {
  if (scores.length > MOST_JUDGES) return undefinedFor('too_large')
  const prepared = prepare(scores, higherIsBetter)
  if ('reason' in prepared) return prepared
  const { whole, tally } = prepared
  const count = counter(countMultisets(scores.length) ?? 0, onProgress)
  const visit = (sums: readonly (number | bigint)[], weight: number) => {
    tallyOrder(tally, sums, weight)
    count()
  }
  if (whole.kind === 'number') visitMultisets(whole.rows, 0, (a, b) => a + b, visit)
  else visitMultisets(whole.rows, 0n, (a, b) => a + b, visit)
  return figuresOf(tally)
}

/**
 * The same with B panels drawn by mulberry32: judge ⌊u₃₂ ÷ 2³² · J⌋, J draws one after another for each panel.
 * @throws RangeError when B is not a whole number of at least 1.
 */
export function seededBootstrap(
  scores: ExactScores,
  { seed, B }: SeededDraw,
  higherIsBetter = true,
  onProgress?: OnProgress,
): SeededFigures | Undefined {
  const prepared = prepare(scores, higherIsBetter)
  if ('reason' in prepared) return prepared
  if (!Number.isSafeInteger(B) || B < 1) throw new RangeError(`not a number of draws: ${B}`)
  const { whole, tally } = prepared
  const next = mulberry32(seed)
  const count = counter(B, onProgress)
  const draw = <T extends number | bigint>(rows: T[][], zero: T, add: Add<T>) => {
    const sums = (rows[0] ?? []).map(() => zero)
    for (let panel = 0; panel < B; panel++) {
      sums.fill(zero)
      for (let seat = 0; seat < rows.length; seat++)
        addInto(sums, sums, rows[drawIndex(next, rows.length)] ?? [], add)
      tallyOrder(tally, sums, 1)
      count()
    }
  }
  if (whole.kind === 'number') draw(whole.rows, 0, (a, b) => a + b)
  else draw(whole.rows, 0n, (a, b) => a + b)
  return { ...figuresOf(tally), seed, B, ...scaledCounts(tally) }
}

/** C(2J − 1, J); null where a double cannot hold it. */
export function countMultisets(judges: number): number | null {
  let count = 1n
  for (let each = 1n; each < judges; each++) count = (count * (BigInt(judges) + each)) / each
  return count > Number.MAX_SAFE_INTEGER ? null : Number(count)
}

function prepare(
  scores: ExactScores,
  higherIsBetter: boolean,
): { whole: WholeRows; tally: RankTally } | Undefined {
  const rows = toCompleteExact(scores)
  const items = scores.reduce((most, row) => Math.max(most, row.length), 0)
  if (scores.length === 0) return undefinedFor('too_few_judges')
  if (items === 0) return undefinedFor('too_few_items')
  if (items > MOST_ITEMS) return undefinedFor('too_large')
  if (!rows) return undefinedFor('incomplete')
  return { whole: toWholeRows(rows, higherIsBetter), tally: newTally(items) }
}

type Add<T> = (a: T, b: T) => T

function addInto<T>(into: T[], a: readonly T[], b: readonly T[], add: Add<T>): void {
  for (let item = 0; item < into.length; item++) into[item] = add(a[item] as T, b[item] as T)
}

/** Every way to seat as many judges as there are rows, with how many sequences of draws come to it. */
function visitMultisets<T extends number | bigint>(
  rows: readonly T[][],
  zero: T,
  add: Add<T>,
  visit: (sums: readonly T[], weight: number) => void,
): void {
  const empty = (rows[0] ?? []).map(() => zero)
  const levels = rows.map(() => [...empty])
  const multiples = rows.map((row) => {
    const times = [empty]
    for (let seat = 1; seat <= rows.length; seat++) {
      const more = [...empty]
      addInto(more, times[seat - 1] ?? [], row, add)
      times.push(more)
    }
    return times
  })
  const seat = (judge: number, free: number, weight: number, above: readonly T[]) => {
    if (free === 0) return visit(above, weight)
    const sums = levels[judge] ?? []
    const isLast = judge === rows.length - 1
    let ways = 1
    for (let times = 0; times <= free; times++) {
      if (times > 0) ways = (ways * (free - times + 1)) / times
      if (isLast && times < free) continue
      addInto(sums, above, multiples[judge]?.[times] ?? [], add)
      seat(judge + 1, free - times, weight * ways, sums)
    }
  }
  seat(0, rows.length, 1, empty)
}

function counter(all: number, onProgress?: OnProgress): () => void {
  let done = 0
  return () => {
    done++
    if (done % PROGRESS_EVERY === 0 || done === all) onProgress?.(done, all)
  }
}
