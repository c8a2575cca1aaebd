import type { Db } from '#db/connect'
import { listStageAssignments, type StageAssignmentRow } from '#db/queries/assignments'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import type { ConflictKind } from '~/domain/conflicts'
import { seatReaches } from '~/domain/panel-reach'
import { windowState } from '~/domain/time'
import { wardName } from '~/domain/ward-name'
import { authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import { conflictFinder } from './conflict-finder.server'
import type { Context } from './context'
import { kecamatanWithoutPanel, scoringSeats } from './panels.server'
import { currentRules } from './rules.server'
import { stageRules } from './stage-rules.server'

/** What stands where a judge meets an entry; never a mark. */
export interface Cell {
  seat: string
  /** `elsewhere`: the seat judges another kecamatan. */
  state:
    | 'free'
    | 'conflict'
    | 'elsewhere'
    | 'assigned'
    | 'draft'
    | 'sent'
    | 'confirm'
    | 'stepped_aside'
    | 'withdrawn'
  conflict: ConflictKind | null
  assignment: string | null
  reason: string | null
}

/** The board of a stage: entries × seats. @throws NotFoundError without the right to see it. */
export const readBoard = (ctx: Context, actor: Actor, slug: string, stageCode: string) =>
  loadBoard(ctx.db, ctx.now().toISOString(), actor, { slug, stage: stageCode })

/** The same within a transaction. */
export async function loadBoard(
  db: Db,
  now: string,
  actor: Actor,
  { slug, stage: stageCode }: { slug: string; stage: string },
) {
  const competition = await competitionOf(db, slug)
  authorizeSight(actor, 'progress.view', subjectOf(competition))
  const rules = await stageRules(db, competition.id, stageCode)
  const seats = await scoringSeats(db, competition.id, stageCode, now)
  const entries = await listStageEntries(db, competition.id, stageCode)
  const find = await conflictFinder(
    db,
    competition.id,
    rules.stage,
    seats.flatMap(({ present }) => present ?? []),
    now,
  )
  const rows = new Map(
    (await listStageAssignments(db, competition.id, stageCode)).map((row) => [
      `${row.seatId} ${row.stageEntryId}`,
      row,
    ]),
  )
  const board = entries.map((entry) => ({
    uid: entry.uid,
    label: entry.label,
    place: wardName(entry.regionName, entry.kecamatanName),
    kecamatan: entry.kecamatanName,
    cells: seats.map((seat): Cell => {
      const row = rows.get(`${seat.id} ${entry.id}`)
      const conflict = seat.present ? find(seat.present, entry) : null
      return {
        seat: seat.uid,
        conflict,
        assignment: row?.uid ?? null,
        reason: row?.reason ?? null,
        state: row
          ? stateOf(row, rules.counting)
          : !seatReaches(rules.stage, seat.panelRegion, entry.region)
            ? 'elsewhere'
            : conflict
              ? 'conflict'
              : 'free',
      }
    }),
  }))
  return {
    competition,
    stage: rules.stage,
    window: windowState(rules.stage, [], now),
    seats: seats.map(({ uid, label, function: role, present }) => ({
      uid,
      label,
      function: role,
      judge: present?.name ?? null,
      person: present?.personId ?? null,
      ...countCells(board.flatMap(({ cells }) => cells.filter(({ seat }) => seat === uid))),
    })),
    board,
    /** Kecamatan that nobody judges, where the stage is judged within each. */
    withoutPanel: kecamatanWithoutPanel(rules.stage, seats, entries),
    totals: countCells(board.flatMap(({ cells }) => cells)),
  }
}

function stateOf(row: StageAssignmentRow, counting: readonly number[]): Cell['state'] {
  if (row.state !== 'active') return row.state
  if (row.revisionRulesId !== null) return counting.includes(row.revisionRulesId) ? 'sent' : 'confirm'
  return row.hasDraft ? 'draft' : 'assigned'
}

function countCells(cells: readonly Cell[]) {
  const count = (...states: Cell['state'][]) => cells.filter(({ state }) => states.includes(state)).length
  return {
    due: count('assigned', 'draft', 'sent', 'confirm'),
    sent: count('sent'),
    started: count('draft', 'confirm'),
  }
}

/** The stages of a competition with how far judging has come in each. */
export async function readProgress(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'progress.view', subjectOf(competition))
  const { rules } = await currentRules(ctx.db, competition.id)
  const stages = []
  for (const { code } of rules.stages) {
    const { stage, window, seats, totals, board } = await readBoard(ctx, actor, slug, code)
    stages.push({
      code,
      name: stage.name,
      closesAt: stage.closesAt,
      window,
      seats,
      totals,
      entries: board.length,
    })
  }
  return { competition, stages }
}
