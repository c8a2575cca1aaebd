import { spearman } from '../correlation-pairs'
import { toWholeUnits } from '../exact-marks'
import type { Scores } from '../scores'

export type AgreementWithRest = {
  /** Spearman's rho of the judge with the mean of the others on the items that both have; null where one is flat. */
  judge_vs_rest_spearman: (number | null)[]
  /** How many items that is. */
  common_items: number[]
  /** Judges who order at least six items rather the other way than their colleagues. */
  inverted_judges: number[]
}

/** With fewer items even honest experts are often below zero. */
const MIN_ITEMS = 6

/** Whether each judge orders the items as the others do. */
export function agreementWithRest(scores: Scores): AgreementWithRest {
  const pairs = marksBesideRest(scores)
  const rho = pairs.map(({ own, rest }) => spearman(own, rest))
  const common_items = pairs.map(({ own }) => own.length)
  const isInverted = (judge: number) => (rho[judge] ?? 0) < 0 && (common_items[judge] ?? 0) >= MIN_ITEMS
  return {
    judge_vs_rest_spearman: rho,
    common_items,
    inverted_judges: [...scores.keys()].filter(isInverted),
  }
}

/** Per judge, own marks and the mean of the others' on the items that both have; only the means in a whole unit. */
function marksBesideRest(scores: Scores): { own: number[]; rest: number[] }[] {
  const units = toUnits(scores)
  const sums = new Map<number, { sum: number; count: number }>()
  for (const row of units) {
    row.forEach((mark, item) => {
      if (mark === null) return
      const { sum, count } = sums.get(item) ?? { sum: 0, count: 0 }
      sums.set(item, { sum: sum + mark, count: count + 1 })
    })
  }
  return scores.map((row, judge) => {
    const pairs = row.flatMap((mark, item) => {
      const { sum, count } = sums.get(item) ?? { sum: 0, count: 0 }
      const own = units[judge]?.[item] ?? 0
      return mark === null || count < 2 ? [] : [{ mark, rest: (sum - own) / (count - 1) }]
    })
    return { own: pairs.map(({ mark }) => mark), rest: pairs.map(({ rest }) => rest) }
  })
}

function toUnits(scores: Scores): (number | null)[][] {
  const known = scores.flat().filter((mark) => mark !== null)
  const unitOfMark = new Map(toWholeUnits(known).map((unit, at) => [known[at], unit]))
  return scores.map((row) => row.map((mark) => (mark === null ? null : (unitOfMark.get(mark) ?? null))))
}
