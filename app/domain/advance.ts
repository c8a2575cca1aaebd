import { compare, parseDecimal, type Rational, ratio } from './rational'
import type { Advance, Stage } from './rules'

/** Within what a list is ranked anew. */
export type Partition = 'category' | 'kecamatan'

/** Within what the entries of a stage are ranked when nothing else is asked for; null for all together. */
export const partitionOf = (stage: Pick<Stage, 'partition'> | undefined): Partition | null =>
  stage?.partition === 'kecamatan' ? 'kecamatan' : null

/** Within what a stage ranks to decide who goes on. */
export const advancePartition = (stage: Pick<Stage, 'partition' | 'advance'>): Partition | null => {
  const { advance } = stage
  if (advance?.kind !== 'best' || advance.per === 'whole') return partitionOf(stage)
  return advance.per
}

/** A ranked entry as far as the rule needs it; `rank` counts within its group. */
export interface Placed {
  uid: string
  rank: number
  /** The exact total, `n/d` or a whole number. */
  fraction: string
  /** The category or kecamatan that it is ranked in; null where all are together. */
  group: string | null
}

/** Whether an entry goes on; `plenary` where a tie at the cut waits for the plenary's minuted decision. */
export type Onward = 'yes' | 'no' | 'plenary'

/** Who goes on by the rule of a stage, by the entry's public id. */
export function decideAdvance(advance: Advance, placed: readonly Placed[]): Map<string, Onward> {
  return advance.kind === 'threshold'
    ? new Map(placed.map(({ uid, fraction }) => [uid, reaches(fraction, advance.minimum) ? 'yes' : 'no']))
    : new Map(placed.map((row) => [row.uid, isBest(advance, row, placed)]))
}

function reaches(fraction: string, minimum: string): boolean {
  const least = parseDecimal(minimum)
  return least !== undefined && compare(fractionOf(fraction), least) >= 0
}

function fractionOf(text: string): Rational {
  const [n = '0', d = '1'] = text.split('/')
  return ratio(BigInt(n), BigInt(d))
}

function isBest(
  { count, tiesAtCut }: Extract<Advance, { kind: 'best' }>,
  { rank, group }: Placed,
  placed: readonly Placed[],
): Onward {
  if (rank > count) return 'no'
  const sharing = placed.filter((other) => other.group === group && other.rank === rank).length
  return tiesAtCut === 'together' || rank + sharing - 1 <= count ? 'yes' : 'plenary'
}
