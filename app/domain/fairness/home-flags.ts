import { lineageOf } from '../regions'
import { homeAdvantage } from '../statistics/flags/home-advantage'
import type { Scores } from '../statistics/scores'

/**
 * Home advantage by judge, home being the part of the host region where judge and entry belong: the kecamatan of a
 * city's competition, the city of a province's.
 */
export function homeAdvantageById(
  scores: Scores,
  judges: readonly { id: string; home: string | null }[],
  entries: readonly { region: string }[],
  host: string,
) {
  return homeAdvantage(
    scores,
    judges.map(({ home }) => partOf(home, host)),
    entries.map(({ region }) => partOf(region, host)),
  ).map((found) => ({ ...found, judge: judges[found.judge]?.id ?? '' }))
}

/** The region right below the host in which a code lies; null for one outside. */
export function partOf(code: string | null, host: string): string | null {
  if (code === null) return null
  const lineage = lineageOf(code)
  const at = lineage.indexOf(host)
  return at > 0 ? (lineage[at - 1] ?? null) : null
}
