import { climb } from './mfrm-joint'
import { centred, chancesAt, etaOf, type Measures } from './mfrm-model'
import { moved, profileAt, solveProfile } from './mfrm-profile'
import type { Rating, Ratings } from './mfrm-ratings'
import { total } from './scores'
import type { Reason } from './undefined-value'

const MOST_STEPS = 300
const SMALL = 1e-8
/** Products per step beyond which the sums over all ways to reach a total take too long. */
const MOST_WORK = 3e7

export type Conditional = { measures: Measures; loglik: number }

/**
 * Judges, criteria and thresholds by maximum likelihood given each person's total, so without the bias that estimating
 * persons brings (Andersen 1970). Starts from the joint estimates, with whose information it steps. The persons' own
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
  let here = conditionalAt(data, byPerson, joint)
  let measures = joint
  for (let count = 0; count < MOST_STEPS; count++) {
    const gradient = free.map((place) => here.gradient[place] ?? 0)
    const step = solveProfile(information, gradient)
    if (!step) return 'not_converged'
    const from = measures
    const next = climb(here.loglik, (part) => {
      const there = moved(
        data,
        from,
        free,
        step.map((each) => each * part),
        still,
      )
      const conditional = conditionalAt(data, byPerson, there)
      return { there: { there, conditional }, value: conditional.loglik }
    })
    if (next) ({ there: measures, conditional: here } = next.there)
    const longest = step.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
    if (longest < SMALL || !next) {
      return longest < Math.sqrt(SMALL)
        ? { measures: centred(measures), loglik: here.loglik }
        : 'not_converged'
    }
  }
  return 'not_converged'
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
  const scan = (list: readonly number[][]) =>
    list.reduce<number[][]>((all, cell) => [...all, append(all.at(-1) ?? [1], cell)], [[1]])
  const left = scan(cells)
  const right = scan(cells.toReversed())
  const chance = left.at(-1)?.[sum] ?? 0
  const chances = cells.map((cell, at) => {
    const [before, after] = [left[at] ?? [], right[cells.length - 1 - at] ?? []]
    return cell.map((own, k) => {
      const rest = sum - (categories[k] ?? 0)
      return (own * total(before.map((each, part) => each * (after[rest - part] ?? 0)))) / chance
    })
  })
  return { chance, chances }
}
