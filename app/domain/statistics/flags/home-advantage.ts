import { mean, type Scores, squaresAbout, unitOf } from '../scores'
import { tTail } from '../student-t'
import { holm } from './holm'

/** A judge's marks for home entries against those for others, both as differences to the whole panel. */
export type HomeAdvantage = {
  judge: number
  home: string
  n_home: number
  n_other: number
  /** Difference of discrepancies, in marks: positive = in favour of home. */
  dod: number
  /** Welch's t with its degrees of freedom and the two-sided p; null with fewer than two of a kind or no variation. */
  t: number | null
  df: number | null
  p: number | null
  /** Corrected for asking every judge. */
  p_holm: number | null
  /** In favour of home with corrected p below 0.05. */
  flagged: boolean
}

const LEVEL = 0.05

/**
 * Home advantage by judge: discrepancy = mark − mean of all the panel's marks for the item; DoD = mean discrepancy on
 * home items less that on others; Welch's t-test, two-sided (Emerson, Seltzer & Lin 2009), Holm's correction over the
 * judges tested. Judges without a home, a home item or another one are not listed.
 *
 * @param judgeHomes where each judge belongs, null for nowhere
 * @param itemHomes where each item belongs
 */
export function homeAdvantage(
  scores: Scores,
  judgeHomes: readonly (string | null)[],
  itemHomes: readonly (string | null)[],
): HomeAdvantage[] {
  const means = panelMeans(scores)
  const found = scores.flatMap((row, judge) => {
    const home = judgeHomes[judge] ?? null
    if (home === null) return []
    const groups: { home: number[]; other: number[] } = { home: [], other: [] }
    row.forEach((mark, item) => {
      const panel = means[item] ?? null
      if (mark !== null && panel !== null)
        groups[itemHomes[item] === home ? 'home' : 'other'].push(mark - panel)
    })
    if (groups.home.length === 0 || groups.other.length === 0) return []
    return [{ judge, home, ...compareMeans(groups.home, groups.other) }]
  })
  const corrected = holm(found.map(({ p }) => p))
  return found.map((each, at) => {
    const p_holm = corrected[at] ?? null
    return { ...each, p_holm, flagged: p_holm !== null && p_holm < LEVEL && each.dod > 0 }
  })
}

/** Mean of all marks per item; null where there is none to compare a mark with. */
function panelMeans(scores: Scores): (number | null)[] {
  const sums: { sum: number; count: number }[] = []
  for (const row of scores)
    row.forEach((mark, item) => {
      const { sum, count } = sums[item] ?? { sum: 0, count: 0 }
      sums[item] = mark === null ? { sum, count } : { sum: sum + mark, count: count + 1 }
    })
  return Array.from(sums, (each) => (each && each.count >= 2 ? each.sum / each.count : null))
}

type Comparison = Pick<HomeAdvantage, 'n_home' | 'n_other' | 'dod' | 't' | 'df' | 'p'>

function compareMeans(home: readonly number[], other: readonly number[]): Comparison {
  const unit = unitOf([...home, ...other])
  const [own, rest] = [scaledMoments(home, unit), scaledMoments(other, unit)]
  const difference = own.mean - rest.mean
  const untested = { n_home: own.n, n_other: rest.n, dod: difference * unit, t: null, df: null, p: null }
  if (own.n < 2 || rest.n < 2) return untested
  const [a, b] = [own.squares / (own.n - 1) / own.n, rest.squares / (rest.n - 1) / rest.n]
  // Discrepancies know some fifteen digits: less variation than that is none.
  if (a + b <= 1e-28) return untested
  const t = difference / Math.sqrt(a + b)
  const df = (a + b) ** 2 / (a ** 2 / (own.n - 1) + b ** 2 / (rest.n - 1))
  return { ...untested, t, df, p: Math.min(1, 2 * tTail(t, df)) }
}

function scaledMoments(values: readonly number[], unit: number) {
  const scaled = values.map((value) => value / unit)
  return { n: values.length, mean: mean(scaled), squares: squaresAbout(scaled) }
}
