import type { Db } from '#db/connect'
import { listStageAssignments, type StageAssignmentRow } from '#db/queries/assignments'
import { listSeats } from '#db/queries/panels'
import { listStageEntries } from '#db/queries/stage-entries'
import { type Section, sectionsOf } from '~/domain/assignment/sections'
import { canonicalJson } from '~/domain/canonical-json'
import { seatReaches } from '~/domain/panel-reach'
import { conflictFinder } from './conflict-finder.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { type ScoringSeat, scoringSeats } from './panels.server'
import { closedParts } from './plenary-access.server'
import { stageRules } from './stage-rules.server'

/** What an organizer asks the optimizer for. */
export interface DraftOrder {
  /** How many judges an entry gets; of each sector, where criteria are shared out. */
  perEntry: number
  /** What stays: everything that is assigned, or only what a judge has begun. */
  keep: 'assigned' | 'started'
  /** Public id of the seat whose judge cannot go on; what they have not sent goes to others. */
  absent: string | null
}

export type StageProblem = Awaited<ReturnType<typeof loadStageProblem>>

/**
 * What the optimizer has to solve for a stage now. A sheet that was sent stays with its author, and a judge who stepped
 * aside, or whose sheet was taken back, does not get that entry again.
 */
export async function loadStageProblem(
  db: Db,
  ctx: Pick<Context, 'now'>,
  competitionId: number,
  stage: string,
  { perEntry, keep, absent }: DraftOrder,
) {
  const rules = await stageRules(db, competitionId, stage)
  const now = ctx.now().toISOString()
  const rows = await listStageAssignments(db, competitionId, stage)
  const seats = await relevantSeats(db, competitionId, stage, rows, now)
  const isClosed = await closedParts(db, competitionId)
  const entries = (await listStageEntries(db, competitionId, stage)).filter(
    ({ practice, kecamatanCode }) => !practice && !isClosed(stage, kecamatanCode),
  )
  const judges = seats.flatMap(({ present }) => present ?? [])
  const find = await conflictFinder(db, competitionId, rules.stage, judges, now)
  const existing = new Map(rows.map((row) => [`${row.seatId} ${row.stageEntryId}`, row]))
  const rowOf = (seat: number, entry: number) => existing.get(`${seats[seat]?.id} ${entries[entry]?.id}`)
  const keeps = (seat: number, entry: number) => {
    const row = rowOf(seat, entry)
    return row?.state === 'active' && isKept(row, keep, seats[seat]?.uid === absent)
  }
  const reaches = (seat: number, entry: number) =>
    seatReaches(rules.stage, seats[seat]?.panelRegion ?? null, entries[entry]?.region ?? '')
  const mayTake = (seat: number, entry: number) => {
    const [present, target, row] = [seats[seat]?.present, entries[entry], rowOf(seat, entry)]
    if (!present || !target || (row && isSpent(row))) return false
    return find(present, target) === null
  }
  const open = seats.map(({ uid, present, closed_at }) => present !== null && !closed_at && uid !== absent)
  const sections = sectionsOf({
    groups: seats.map(({ criteria }) => (rules.stage.assignment === 'sector' ? (criteria ?? '') : '')),
    territories: entries.map(({ kecamatanCode, region }) => kecamatanCode ?? region),
    ...{ open, perEntry, reaches, mayTake, keeps },
  })
  const released = entries.flatMap((_, entry) =>
    seats.flatMap((_, seat) => {
      const row = rowOf(seat, entry)
      return row?.state === 'active' && !keeps(seat, entry) ? [{ id: row.id, seat, entry }] : []
    }),
  )
  return {
    rules,
    seats,
    entries,
    existing,
    keeps,
    sections,
    released,
    basis: basisOf(seats, entries, sections),
  }
}

function isKept({ revisionNumber, hasDraft }: StageAssignmentRow, keep: DraftOrder['keep'], absent: boolean) {
  if (revisionNumber !== null) return true
  return !absent && (keep === 'assigned' || hasDraft === 1)
}

/** Whether giving it to this seat again would go against what was decided. */
const isSpent = ({ state, revisionNumber }: StageAssignmentRow): boolean =>
  state === 'stepped_aside' || (state === 'withdrawn' && revisionNumber !== null)

/** Seats that score, and closed ones whose sheets count. */
async function relevantSeats(
  db: Db,
  competitionId: number,
  stage: string,
  rows: readonly StageAssignmentRow[],
  now: string,
): Promise<ScoringSeat[]> {
  const scoring = await scoringSeats(db, competitionId, stage, now)
  const sent = new Set(
    rows.flatMap(({ seatId, state, revisionNumber }) =>
      state === 'active' && revisionNumber !== null ? [seatId] : [],
    ),
  )
  const closed = (await listSeats(db, competitionId)).filter(({ id, closed_at }) => closed_at && sent.has(id))
  return [...scoring, ...closed.map((seat) => ({ ...seat, present: null }))]
}

/** Equal only while nothing has changed that a draft rests on. */
function basisOf(
  seats: readonly ScoringSeat[],
  entries: readonly { uid: string }[],
  sections: readonly Section[],
): string {
  return sha256Hex(
    canonicalJson({
      seats: seats.map(({ uid, present }) => [uid, present?.personId ?? null]),
      entries: entries.map(({ uid }) => uid),
      sections: sections.map(({ problem: { perItem, eligible, fixed }, ...members }) => ({
        ...{ seats: members.seats, entries: members.entries, perItem },
        eligible: eligible.map((each) => [...each]),
        fixed: fixed.map((each) => [...each]),
      })),
    }),
  )
}
