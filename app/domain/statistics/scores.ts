/** `scores[judge][item]`; null = not scored. */
export type Scores = readonly (readonly (number | null)[])[]

/** How many items the widest row has: a shorter row has not scored the rest. */
export const countItems = (scores: Scores): number =>
  scores.reduce((most, row) => Math.max(most, row.length), 0)

/** The same matrix when every judge scored every item, else null. */
export function toComplete(scores: Scores): number[][] | null {
  const items = countItems(scores)
  const rows = scores.map((row) => row.filter((score) => score !== null))
  return rows.every((row) => row.length === items) ? rows : null
}

/**
 * The power of two just below the largest magnitude. Dividing by it is exact and keeps squares of marks within the
 * range of doubles, whatever the scale.
 */
export function unitOf(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest === 0 ? 1 : 2 ** Math.min(1023, Math.floor(Math.log2(largest)))
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
export const mean = (values: readonly number[]): number => total(values) / values.length

/** Σ(x − x̄)², in two passes. */
export function squaresAbout(values: readonly number[], centre = mean(values)): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
}
