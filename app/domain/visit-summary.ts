import { type Difference, differenceOf, type Indicator, type Observations } from './observations'
import type { VisitPhoto } from './visit-photos'

/** What one judge's newest sheet says of a visit. */
export interface VisitSheet {
  seat: string
  judge: string
  receivedAt: string
  observations: Observations
}

/** What one judge saw of an indicator. */
export interface SeenBy {
  seat: string
  judge: string
  seen: string | null
  note: string
  difference: Difference
}

/** An indicator of an entry with what every judge saw of it. */
export interface VisitLine {
  indicator: Indicator
  seen: SeenBy[]
  photos: VisitPhoto[]
}

export interface VisitedEntry {
  uid: string
  label: string
  ward: string
  judges: { seat: string; judge: string; receivedAt: string }[]
  lines: VisitLine[]
  /** Photos of the visit as a whole, or of what is no indicator any more. */
  others: VisitPhoto[]
}

/**
 * What was claimed beside what was seen: a line for each indicator that somebody says something of, by claim, sheet or
 * photo; of an entry that nobody has visited none.
 */
export function visitLines(
  indicators: readonly Indicator[],
  sheets: readonly VisitSheet[],
  photos: readonly VisitPhoto[],
): Pick<VisitedEntry, 'lines' | 'others'> {
  const keys = new Set(indicators.map(({ key }) => key))
  const others = photos.filter(({ indicator }) => indicator === null || !keys.has(indicator))
  if (sheets.length === 0 && photos.length === 0) return { lines: [], others }
  const lines = indicators.map(
    (indicator): VisitLine => ({
      indicator,
      seen: sheets.flatMap(({ seat, judge, observations }) => {
        const found = Object.hasOwn(observations, indicator.key) ? observations[indicator.key] : undefined
        if (!found) return []
        const { seen, note = '' } = found
        return [{ seat, judge, seen: seen ?? null, note, difference: differenceOf(indicator, seen) }]
      }),
      photos: photos.filter((photo) => photo.indicator === indicator.key),
    }),
  )
  return {
    lines: lines.filter(
      ({ indicator, seen, photos: own }) => indicator.claimed !== null || seen.length > 0 || own.length > 0,
    ),
    others,
  }
}
