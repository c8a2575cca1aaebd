/** How an entry ends a stage. */
export const OUTCOMES = ['lolos', 'tidak_lolos', 'gugur', 'mengundurkan_diri', 'tidak_hadir'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Outcomes by which an entry leaves the competition whatever its marks: always for a reason, and out of the ranking. */
export const LEAVING: ReadonlySet<Outcome> = new Set(['gugur', 'mengundurkan_diri', 'tidak_hadir'])

export const isOutcome = (text: string): text is Outcome => (OUTCOMES as readonly string[]).includes(text)

/** One decided outcome; of no stage where an entry left the competition as such. */
export interface DecidedOutcome<Entry = number> {
  entry: Entry
  stage: string | null
  outcome: Outcome
}

/** The outcomes of one entry by stage: of several for the same stage the last one decided stands. */
export type StandingOutcomes = ReadonlyMap<string | null, Outcome>

/** What stands of each entry. @param decided in the order of the decisions */
export function standingOutcomes<Entry>(
  decided: readonly DecidedOutcome<Entry>[],
): Map<Entry, StandingOutcomes> {
  const byEntry = new Map<Entry, Map<string | null, Outcome>>()
  for (const { entry, stage, outcome } of decided) {
    const known = byEntry.get(entry)
    if (known) known.set(stage, outcome)
    else byEntry.set(entry, new Map([[stage, outcome]]))
  }
  return byEntry
}

const NONE: StandingOutcomes = new Map()

/**
 * Why an entry has no place among those of a stage: it did not pass one of the stages before, or left by then. What is
 * decided in later stages changes nothing about an earlier one.
 * @param before codes of the stages before, in order
 * @param until stages whose leaving counts as well: the stage itself; for a final score all that follow, too
 * @returns null for an entry that is in
 */
export function outcomeBefore(
  standing: StandingOutcomes = NONE,
  { before, until = [] }: { before: readonly string[]; until?: readonly string[] },
): Outcome | null {
  const lost = (stage: string | null) => {
    const outcome = standing.get(stage)
    return outcome && outcome !== 'lolos' ? outcome : null
  }
  const left = (stage: string) => {
    const outcome = standing.get(stage)
    return outcome && LEAVING.has(outcome) ? outcome : null
  }
  for (const stage of [null, ...before]) if (lost(stage)) return lost(stage)
  for (const stage of until) if (left(stage)) return left(stage)
  return null
}

/**
 * Whether an entry goes on after these stages: it passed each that has been decided about it.
 * @param decided codes of the stages whose meeting has closed for this entry's part
 */
export const passedAll = (standing: StandingOutcomes = NONE, decided: readonly string[]): boolean =>
  decided.every((stage) => standing.get(stage) === 'lolos')
