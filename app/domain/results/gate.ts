import { canonicalJson } from '../canonical-json'

/** What stands in the way of freezing; codes and public ids alone, so that an override names exactly it. */
export type Obstacle =
  | { kind: 'plenary_open'; stage: string; kecamatan: string | null }
  | { kind: 'no_ranking' }
  | { kind: 'earlier_plenary_open'; stage: string; kecamatan: string | null }
  | { kind: 'sheets_missing'; stage: string; entry: string; count: number }
  | { kind: 'unranked'; entry: string }
  | { kind: 'statement_unsigned'; seat: string }
  | { kind: 'recapitulation_unsigned'; document: string }
  | {
      kind: 'tie_unresolved'
      per: 'whole' | 'category' | 'kecamatan'
      code: string | null
      entries: string[]
    }
  | { kind: 'objection_open'; objection: string; result: number }
  | { kind: 'import_unconfirmed'; import: string; stage: string }
  | { kind: 'late_sheet_undecided'; stage: string; count: number }
  | { kind: 'rules_changed_since'; stage: string; meeting: number; now: number }

export type ObstacleKind = Obstacle['kind']

/** What nobody can override: without it there is nothing to freeze. */
export const FIXED_OBSTACLES: ReadonlySet<ObstacleKind> = new Set(['plenary_open', 'no_ranking'])

/** What the gate looks at, in the order in which it is shown. */
export interface GateFacts {
  /** Meetings that the result needs and that have not closed. */
  openMeetings: { stage: string; kecamatan: string | null }[]
  /** The same of counted stages before, which a result can do without. */
  earlierMeetings: { stage: string; kecamatan: string | null }[]
  /** Stages whose meeting closed under other rules than today's. */
  changedRules: { stage: string; meeting: number; now: number }[]
  ranked: number
  missingSheets: { stage: string; entry: string; count: number }[]
  /** In the competition, yet without a place. */
  unranked: string[]
  ties: { per: 'whole' | 'category' | 'kecamatan'; code: string | null; entries: string[] }[]
  /** Seats that scored whose holder has not signed the statement of independence. */
  unsignedStatements: string[]
  /** Recapitulations that were made and have not come back signed. */
  unsignedRecapitulations: string[]
  openObjections: { objection: string; result: number }[]
  waitingImports: { import: string; stage: string }[]
  lateSheets: { stage: string; count: number }[]
}

/** Everything that stands in the way. Entries whose sheets are missing are not named again for having no place. */
export function findGateObstacles(facts: GateFacts): Obstacle[] {
  const lacking = new Set(facts.missingSheets.map(({ entry }) => entry))
  return [
    ...facts.openMeetings.map((each) => ({ kind: 'plenary_open', ...each }) as const),
    ...(facts.ranked === 0 ? [{ kind: 'no_ranking' } as const] : []),
    ...facts.earlierMeetings.map((each) => ({ kind: 'earlier_plenary_open', ...each }) as const),
    ...facts.changedRules.map((each) => ({ kind: 'rules_changed_since', ...each }) as const),
    ...facts.ties.map((each) => ({ kind: 'tie_unresolved', ...each }) as const),
    ...facts.missingSheets.map((each) => ({ kind: 'sheets_missing', ...each }) as const),
    ...facts.unranked
      .filter((entry) => !lacking.has(entry))
      .map((entry) => ({ kind: 'unranked', entry }) as const),
    ...facts.lateSheets
      .filter(({ count }) => count > 0)
      .map((each) => ({ kind: 'late_sheet_undecided', ...each }) as const),
    ...facts.waitingImports.map((each) => ({ kind: 'import_unconfirmed', ...each }) as const),
    ...facts.unsignedStatements.map((seat) => ({ kind: 'statement_unsigned', seat }) as const),
    ...facts.unsignedRecapitulations.map(
      (document) => ({ kind: 'recapitulation_unsigned', document }) as const,
    ),
    ...facts.openObjections.map((each) => ({ kind: 'objection_open', ...each }) as const),
  ]
}

/** The obstacle as one text: an override holds for this very one, and for no other of its kind. */
export const obstacleKey = (obstacle: Obstacle): string => canonicalJson(obstacle as never)

export const canOverride = ({ kind }: Obstacle): boolean => !FIXED_OBSTACLES.has(kind)

export interface GateLine<Override> {
  obstacle: Obstacle
  /** By whom and why it was overridden; null while it stands in the way. */
  override: Override | null
}

/** The obstacles with their overrides; the way is free when each has one. */
export function judgeGate<Override extends { obstacle: string }>(
  obstacles: readonly Obstacle[],
  overrides: readonly Override[],
): { lines: GateLine<Override>[]; free: boolean } {
  const known = new Map(overrides.map((override) => [override.obstacle, override]))
  const lines = obstacles.map((obstacle) => ({
    obstacle,
    override: canOverride(obstacle) ? (known.get(obstacleKey(obstacle)) ?? null) : null,
  }))
  return { lines, free: lines.every(({ override }) => override !== null) }
}
