import { unitOf } from './scores'

/** Values whose difference is smaller than this part of the scale are the same value computed differently. */
const SAME = 1e-11

/**
 * Places from 1 for the best; equals share the first of their places (1, 2, 2, 4). What has no value has no place.
 * For information beside the official ranking, which is exact.
 */
export function placesOf(values: readonly (number | null)[], higherIsBetter = true): (number | null)[] {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]))
  known.sort((a, b) => (higherIsBetter ? b.value - a.value : a.value - b.value) || a.index - b.index)
  const same = SAME * unitOf(known.map(({ value }) => value))
  const places: (number | null)[] = values.map(() => null)
  let [place, first] = [0, Number.NaN]
  known.forEach(({ value, index }, at) => {
    if (!(Math.abs(value - first) <= same)) {
      place = at + 1
      first = value
    }
    places[index] = place
  })
  return places
}
