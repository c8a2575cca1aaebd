import type { MarkedBy } from '../criteria'
import type { Outcome } from '../outcomes'
import type { PlenaryDecisions } from '../plenary'
import type { Rules, Tier } from '../rules'
import type { Marks } from '../scoring'
import type { Zone } from '../time'
import type { Obstacle } from './gate'

/*
 * An official result as it is frozen: everything that its ranking follows from, and the ranking. Its canonical JSON is
 * what is hashed, signed and handed out; nothing in it is ever read again from elsewhere. Exact fractions are `n/d` in lowest
 * terms, times are UTC instants, ids are public. It holds no contact data and no judge's name: judges are seats.
 */

export const SNAPSHOT_SCHEMA = 1

export interface Snapshot extends SnapshotContent {
  /** Why there is a correction. */
  reason: string | null
  /** The last event of the competition's chain before the freezing. */
  chain: { uid: string; seq: number; hash: string }
  /** The two people, each in the office in which they acted. */
  frozen: { requested: Signer; decided: Signer }
}

/** What the data say by themselves: what is requested, and has to be the same when the second person decides. */
export interface SnapshotContent {
  schema: typeof SNAPSHOT_SCHEMA
  competition: {
    uid: string
    slug: string
    name: string
    year: number
    tier: Tier
    hostRegion: NamedCode
    zone: Zone
  }
  /** Null for the final result, over all stages that count. */
  stage: NamedCode | null
  number: number
  /** The result that this one corrects. */
  supersedes: { number: number; sha256: string } | null
  rules: { number: number; sha256: string; content: Rules }
  /** Version of the program that computed it. */
  software: string
  inputs: SnapshotInputs
  ranking: SnapshotRanking
  /** What stood in the way and was overridden by the chair. */
  overrides: SnapshotOverride[]
}

export interface NamedCode {
  code: string
  name: string
}

export interface Signer {
  uid: string
  name: string
  office: Office
  at: string
}

export type Office = 'organizer' | 'chair' | 'deputy'

export interface SnapshotInputs {
  /** Everybody who took part in one of the ranked stages, by label. */
  entries: SnapshotEntry[]
  seats: { uid: string; label: string; function: 'chair' | 'deputy' | 'secretary' | 'member' }[]
  /** The judges' sheets that count, by stage, entry and seat. */
  sheets: SnapshotSheet[]
  /** What team, verifier or organizer filled in, by stage and entry. */
  filled: SnapshotFilled[]
  /** Decided outcomes in the order of the decisions; of no stage where an entry left the competition as such. */
  outcomes: { entry: string; stage: string | null; outcome: Outcome }[]
  /** Closed meetings in the order of their closing. */
  meetings: SnapshotMeeting[]
}

export interface SnapshotEntry {
  uid: string
  label: string
  region: NamedCode
  kecamatan: NamedCode | null
  /** The regions above, the nearest first. */
  parents: NamedCode[]
  category: NamedCode | null
  /** Names of the innovations that it took part with. */
  innovations: string[]
}

/** `sha256` is the commitment to the whole stored row, as the chain's event names it. */
interface RecordedRow {
  uid: string
  sha256: string
}

export interface SnapshotSheet extends RecordedRow {
  stage: string
  entry: string
  seat: string
  number: number
  source: 'judge' | 'paper' | 'import' | 'offline' | 'self_assessment'
  /** The criteria that the seat holds; null for all. */
  criteria: string[] | null
  marks: Marks
}

export interface SnapshotFilled extends RecordedRow {
  stage: string
  entry: string
  number: number
  filledBy: Exclude<MarkedBy, 'judge'>
  marks: Marks
}

export interface SnapshotMeeting {
  uid: string
  stage: string
  kecamatan: NamedCode | null
  number: number
  /** `2026-05-04`. */
  heldOn: string | null
  place: string | null
  attendance: { seat: string; present: boolean }[]
  decisions: PlenaryDecisions
  rankingSha256: string | null
}

/** Within what a list ranks. */
export type ListScope = 'whole' | 'category' | 'kecamatan'

export interface SnapshotRanking {
  /** Of every entry with a place, in the order of the entries. */
  totals: { entry: string; total: string; stages: { stage: string; total: string }[] }[]
  /** The first ones are those that the meeting had before it; the others are what awards are given by. */
  lists: { per: ListScope; code: string | null; places: SnapshotPlace[] }[]
  /** Entries without a place, and why. */
  apart: { entry: string; reasons: SnapshotReason[] }[]
}

export interface SnapshotPlace {
  entry: string
  rank: number
  tied: boolean
  /** Null where the total alone gives the rank. */
  decidedBy: SnapshotDecidedBy | null
}

export type SnapshotDecidedBy =
  | { kind: 'criterion'; stage: string; criteria: string[]; weight: string }
  | { kind: 'lower-median' | 'head-to-head' | 'later-stage'; stage: string }
  | { kind: 'plenary' | 'awaiting-plenary' | 'shared' }

export type SnapshotReason =
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'sheets' | 'joint-sheet'; stage: string; have: number; need: number }
  | { kind: 'mark'; stage: string; seat: string | null; filledBy: MarkedBy; criterion: string }
  | { kind: 'marks'; stage: string; criterion: string; have: number; need: number }

export interface SnapshotOverride {
  obstacle: Obstacle
  reason: string
  by: Signer
}

/** The content of a snapshot, whose hash its request holds. */
export function contentOf({ reason, chain, frozen, ...content }: Snapshot): SnapshotContent {
  return content
}

/** The list of places that the result is about: everybody's, or those of the given category or kecamatan. */
export const findList = ({ lists }: SnapshotRanking, per: ListScope, code: string | null = null) =>
  lists.find((list) => list.per === per && list.code === code)
