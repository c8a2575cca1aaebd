import { centred, logLikelihood, type Measures } from './mfrm-model'
import { moved, profileAt, solveProfile } from './mfrm-profile'
import type { Ratings } from './mfrm-ratings'
import { total } from './scores'
import type { Reason } from './undefined-value'

const MOST_STEPS = 60
const MOST_HALVINGS = 30
/** A step smaller than this, in logits, is the last. */
const SMALL = 1e-9
/** No measure of people lies so many logits out: the likelihood has no maximum there. */
const FAR = 40

/**
 * Joint maximum likelihood of all measures by Newton's method, persons eliminated from each step (Linacre 1989, without
 * his correction of the bias). The likelihood is concave, so a step is halved until it does not fall.
 */
export function fitJointly(data: Ratings): Measures | Reason {
  const zeros = (list: readonly unknown[]) => list.map(() => 0)
  let measures: Measures = {
    person: zeros(data.present.person),
    judge: zeros(data.present.judge),
    criterion: zeros(data.present.criterion),
    steps: zeros(data.categories),
  }
  let value = logLikelihood(data, measures)
  for (let count = 0; count < MOST_STEPS; count++) {
    const { free, persons, gradient, information } = profileAt(data, measures)
    const step = solveProfile(information, gradient)
    if (!step) return count === 0 ? 'disconnected' : 'not_converged'
    const ofPersons = persons.map(({ score, information: own, cross }) => {
      const taken = total(free.map((place, at) => (cross[place] ?? 0) * (step[at] ?? 0)))
      return (score - taken) / own
    })
    const longest = [...step, ...ofPersons].reduce((most, each) => Math.max(most, Math.abs(each)), 0)
    const from = measures
    const next = climb(value, (part) => {
      const scaled = (list: readonly number[]) => list.map((each) => each * part)
      const there = moved(data, from, free, scaled(step), scaled(ofPersons))
      return { there, value: logLikelihood(data, there) }
    })
    if (next) ({ there: measures, value } = next)
    if (longest < SMALL || (!next && longest < Math.sqrt(SMALL))) return centred(measures)
    if (!next || isFar(measures)) return 'not_converged'
  }
  return 'not_converged'
}

type Place<T> = { there: T; value: number }

/** Goes the whole step, or the half of it and so on until the value does not fall; null if it always does. */
function climb<T>(value: number, at: (part: number) => Place<T>): Place<T> | null {
  for (let halvings = 0; halvings < MOST_HALVINGS; halvings++) {
    const next = at(2 ** -halvings)
    if (next.value >= value - 1e-13 * Math.abs(value)) return next
  }
  return null
}

const isFar = (measures: Measures) =>
  Object.values(measures).some((list) => list.some((each) => !(Math.abs(each) < FAR)))
