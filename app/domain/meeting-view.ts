import type { Figure } from './figures'
import type { MeetingProblem, MeetingRow } from './meeting'
import type { Outcome } from './outcomes'
import type { ApartReason, DecidedView } from './ranking-view'

/** Where a meeting stands; keys of the area `plenary`. */
export type MeetingState = 'empty' | 'early' | 'ready' | 'preparing' | 'closed' | 'further'

/** What keeps a meeting from closing beside what is said of single entries; keys of the area `plenary`. */
export type ClosingObstacle =
  | 'stage_open'
  | 'sealed'
  | 'late_sheets'
  | 'no_entries'
  | 'no_date'
  | 'no_place'
  | 'nobody_present'
  | 'nothing_changed'
  | 'undecided'

/** A seat of the panel that the meeting is of, with who holds it now. */
export interface MeetingSeat {
  uid: string
  label: string
  function: 'chair' | 'deputy' | 'secretary' | 'member'
  person: { uid: string; name: string } | null
}

/** One entry as the meeting's page shows it. */
export interface MeetingLine {
  uid: string
  label: string
  ward: string
  /** Code of the category or kecamatan that it is compared within. */
  part: string | null
  rank: number | null
  tied: boolean
  total: Figure | null
  decidedBy: DecidedView | null
  reasons: ApartReason[]
  /** Names of the stages that it did not come to and is counted in with the least of each criterion. */
  absent: string[]
  missingSheets: number
  standing: Outcome | null
  expected: { outcome: Outcome | null; why: MeetingRow['expected']['why'] }
  outcome: Outcome | null
  departs: boolean
  changes: boolean
}

/** What is before a meeting and what was typed of it. */
export interface PreparedMeeting {
  /** Names by code of the parts that entries are compared within. */
  parts: { code: string | null; name: string | null }[]
  isLast: boolean
  isFurther: boolean
  /** Whether who does not come stays in the ranking with the least of each criterion. */
  absentCounts: boolean
  hasRanking: boolean
  mayPrepare: boolean
  values: Readonly<Record<string, string>>
  seats: MeetingSeat[]
  ties: { part: string | null; rank: number; ids: string[] }[]
  lines: MeetingLine[]
  problems: MeetingProblem[]
  obstacles: ClosingObstacle[]
}

/** A closed meeting with names instead of ids; texts that were erased are null. */
export interface Minutes {
  uid: string
  number: number
  /** `2026-05-04`, and a clock time as typed. */
  heldOn: string
  heldAt: string | null
  place: string
  closedAt: string
  closedBy: string
  /** SHA-256 of the computed ranking. */
  sha256: string
  reason: string | null
  notes: string | null
  others: string | null
  /** Whether its words were erased since. */
  erased: boolean
  attendance: { seat: string; label: string; name: string | null; present: boolean; remark: string | null }[]
  orders: { places: string[][]; reason: string | null }[]
  outcomes: {
    uid: string
    label: string
    ward: string
    outcome: Outcome
    rank: number | null
    total: Figure | null
    reason: string | null
    document: string | null
  }[]
}
