import { ascend, type Point } from './mfrm-ascent'
import { centred, chancesAt, etaOf, type Measures } from './mfrm-model'
import { moved, profileAt, solveProfile } from './mfrm-profile'
import type { Rating, Ratings } from './mfrm-ratings'
import { total } from './scores'
import type { Reason } from './undefined-value'

/** Products per step beyond which the sums over all ways to reach a total take too long. */
const MOST_WORK = 3e7

export type Conditional = { measures: Measures; loglik: number }

/**
 * Judges, criteria and thresholds by maximum likelihood given each person's total, so without the bias that estimating
 * persons brings (Andersen 1970). Starts from the joint estimates and their information. The persons' own
 * measures only weigh the ways to a total so that numbers stay in range; they cancel.
 */
export function fitConditionally(data: Ratings, joint: Measures): Conditional | Reason {
  const byPerson = data.present.person.map((_, person) =>
    data.ratings.filter((each) => each.person === person),
  )
  const highest = data.categories.at(-1) ?? 0
  const work = total(byPerson.map(({ length }) => length ** 2 * highest * data.categories.length))
  if (work > MOST_WORK) return 'too_large'
  const { free, information } = profileAt(data, joint)
  const still = joint.person.map(() => 0)
  const look = (at: number[]): Point => {
    const { loglik, gradient } = conditionalAt(data, byPerson, moved(data, joint, free, at, still))
    return { at, value: loglik, slope: free.map((place) => gradient[place] ?? 0) }
  }
  const guess = free.map((_, a) =>
    solveProfile(
      information,
      free.map((_, b) => (a === b ? 1 : 0)),
    ),
  )
  if (guess.includes(null)) return 'not_converged'
  const top = ascend(
    look(free.map(() => 0)),
    look,
    guess.flatMap((row) => (row ? [row] : [])),
  )
  if (!top) return 'not_converged'
  return { measures: centred(moved(data, joint, free, top.at, still)), loglik: top.value }
}

function conditionalAt(data: Ratings, byPerson: readonly Rating[][], measures: Measures) {
  const { categories, present } = data
  const [judges, criteria] = [present.judge.length, present.criterion.length]
  const gradient = new Array<number>(judges + criteria + Math.max(0, categories.length - 2)).fill(0)
  const add = (at: number, value: number) => {
    gradient[at] = (gradient[at] ?? 0) + value
  }
  let loglik = 0
  for (const ratings of byPerson) {
    const cells = ratings.map(
      (rating) => chancesAt(etaOf(rating, measures), categories, measures.steps).chances,
    )
    const given = givenTotal(
      cells,
      categories,
      total(ratings.map(({ category }) => categories[category] ?? 0)),
    )
    loglik -= Math.log(given.chance)
    ratings.forEach(({ judge, criterion, category }, at) => {
      const own = given.chances[at] ?? []
      loglik += Math.log(cells[at]?.[category] ?? 0)
      const expected = total(own.map((chance, k) => chance * (categories[k] ?? 0)))
      const residual = (categories[category] ?? 0) - expected
      add(judge, -residual)
      add(judges + criterion, -residual)
      for (let k = 1; k < categories.length - 1; k++)
        add(judges + criteria + k - 1, (own[k] ?? 0) - (category === k ? 1 : 0))
    })
  }
  return { loglik, gradient }
}

/** The chance of a total of independent cells, and each cell's chances given it: sums from the left and the right. */
function givenTotal(cells: readonly number[][], categories: readonly number[], sum: number) {
  const append = (sums: readonly number[], cell: readonly number[]) => {
    const longer = new Array<number>(sums.length + (categories.at(-1) ?? 0)).fill(0)
    cell.forEach((chance, k) => {
      const shift = categories[k] ?? 0
      sums.forEach((each, at) => {
        longer[at + shift] = (longer[at + shift] ?? 0) + each * chance
      })
    })
    return longer
  }
  const scan = (list: readonly number[][]) => {
    const all = [[1]]
    for (const cell of list) all.push(append(all.at(-1) ?? [1], cell))
    return all
  }
  const left = scan(cells)
  const right = scan(cells.toReversed())
  const chance = left.at(-1)?.[sum] ?? 0
  const chances = cells.map((cell, at) => {
    const [before, after] = [left[at] ?? [], right[cells.length - 1 - at] ?? []]
    return cell.map((own, k) => {
      const rest = sum - (categories[k] ?? 0)
      let ways = 0
      for (let part = Math.max(0, rest - after.length + 1); part <= Math.min(rest, before.length - 1); part++)
        ways += (before[part] ?? 0) * (after[rest - part] ?? 0)
      return (own * ways) / chance
    })
  })
  return { chance, chances }
}
