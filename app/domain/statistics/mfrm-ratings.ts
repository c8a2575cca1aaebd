import type { Reason } from './undefined-value'

/** `ratings[judge][person][criterion]`; null = not rated. */
export type RatingCube = readonly (readonly (readonly (number | null)[])[])[]
export const FACETS = ['person', 'judge', 'criterion'] as const
export type Facet = (typeof FACETS)[number]

/** One rating: places in the lists of who takes part, and the place of its category among those observed. */
export type Rating = Record<Facet, number> & { category: number }

export type Ratings = {
  ratings: Rating[]
  /** Who has a finite measure, upwards by number. */
  present: Record<Facet, number[]>
  /** How many there are in all. */
  size: Record<Facet, number>
  /** Observed categories above the lowest of the scale, upwards. */
  categories: number[]
}

/** Newton's steps beyond so many products would hold up the machine. */
const MOST_WORK = 5e7
/** The model is for a few named categories; a threshold stands between each two. */
const MOST_CATEGORIES = 1000

/**
 * The ratings that bear a measure. Who was rated lowest throughout, or highest, has none that is finite; such
 * persons, judges and criteria leave, again until nobody has to.
 */
export function readRatings(cube: RatingCube, scale: { min: number; max: number }): Ratings | Reason {
  const all = cube.flatMap((persons, judge) =>
    persons.flatMap((criteria, person) =>
      criteria.flatMap((score, criterion) =>
        score === null ? [] : [{ person, judge, criterion, category: score - scale.min }],
      ),
    ),
  )
  if (all.length === 0) return 'too_few_marks'
  if (scale.max - scale.min >= MOST_CATEGORIES) return 'too_large'
  if (all.some(({ category }) => !Number.isInteger(category))) return 'not_whole'
  if (all.some(({ category }) => category < 0 || category > scale.max - scale.min)) return 'out_of_range'
  const kept = withoutExtremes(all)
  if (kept.length === 0) return 'no_variation'
  const categories = distinct(kept.map(({ category }) => category))
  if (kept.length * categories.length ** 2 > MOST_WORK) return 'too_large'
  const present = {
    person: distinct(kept.map(({ person }) => person)),
    judge: distinct(kept.map(({ judge }) => judge)),
    criterion: distinct(kept.map(({ criterion }) => criterion)),
  }
  const places = {
    person: placesIn(present.person),
    judge: placesIn(present.judge),
    criterion: placesIn(present.criterion),
    category: placesIn(categories),
  }
  const ratings = kept.map((rating) => ({
    person: places.person.get(rating.person) ?? 0,
    judge: places.judge.get(rating.judge) ?? 0,
    criterion: places.criterion.get(rating.criterion) ?? 0,
    category: places.category.get(rating.category) ?? 0,
  }))
  const widest = (lists: readonly (readonly unknown[])[]) =>
    lists.reduce((most, list) => Math.max(most, list.length), 0)
  const size = { person: widest(cube), judge: cube.length, criterion: widest(cube.flat()) }
  return { ratings, present, size, categories }
}

const distinct = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)
const placesIn = (values: readonly number[]) => new Map(values.map((value, place) => [value, place]))

function withoutExtremes(all: readonly Rating[]): readonly Rating[] {
  let kept = all
  for (let before = Number.POSITIVE_INFINITY; kept.length < before; ) {
    before = kept.length
    const used = kept.map(({ category }) => category)
    const highest = used.reduce((most, each) => Math.max(most, each), 0)
    const lowest = used.reduce((least, each) => Math.min(least, each), highest)
    const varied = FACETS.map((facet) => [facet, idsBetween(kept, facet, lowest, highest)] as const)
    kept = kept.filter((rating) => varied.every(([facet, ids]) => ids.has(rating[facet])))
  }
  return kept
}

/** Who has some rating above the lowest and some below the highest. */
function idsBetween(ratings: readonly Rating[], facet: Facet, lowest: number, highest: number): Set<number> {
  const above = new Set(ratings.flatMap((each) => (each.category > lowest ? [each[facet]] : [])))
  const below = new Set(ratings.flatMap((each) => (each.category < highest ? [each[facet]] : [])))
  return new Set([...above].filter((id) => below.has(id)))
}
