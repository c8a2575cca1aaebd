import { findAssignment, listStageAssignments } from '#db/queries/assignments'
import { listStageEntries, type StageEntryRow } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { InputError, inputError, NotFoundError, type Problem, StateError } from '~/domain/errors'
import { seatReaches } from '~/domain/panel-reach'
import { ancestorAt } from '~/domain/regions'
import { expandCriteria } from '~/domain/sheet-input'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import { conflictFinder, type FindConflict } from './conflict-finder.server'
import type { Context } from './context'
import { kecamatanWithoutPanel, type ScoringSeat, scoringSeats } from './panels.server'
import { closedParts, requireBeforePlenary } from './plenary-access.server'
import { loadSheetAccess, requireOpen } from './sheet-access.server'
import { type StageRules, stageRules } from './stage-rules.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

/** A seat and a stage entry, by public id. */
export interface Pair {
  seat: string
  entry: string
}

interface Plan {
  competition: Awaited<ReturnType<typeof competitionOf>>
  rules: StageRules
  seats: ScoringSeat[]
  entries: StageEntryRow[]
  existing: Map<string, { id: number; state: string }>
  conflictOf: (seat: ScoringSeat, entry: StageEntryRow) => ReturnType<FindConflict>
}

const keyOf = (seatId: number, stageEntryId: number) => `${seatId} ${stageEntryId}`

async function loadPlan(tx: Tx, ctx: Context, actor: Actor, slug: string, stage: string): Promise<Plan> {
  const competition = await competitionOf(tx, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  authorize(actor, 'assignment.manage', subjectOf(competition))
  const rules = await stageRules(tx, competition.id, stage)
  const now = ctx.now().toISOString()
  const seats = await scoringSeats(tx, competition.id, stage, now)
  const find = await conflictFinder(
    tx,
    competition.id,
    rules.stage,
    seats.flatMap(({ present }) => present ?? []),
    now,
  )
  const rows = await listStageAssignments(tx, competition.id, stage)
  return {
    competition,
    rules,
    seats,
    entries: await openEntries(tx, competition.id, stage),
    existing: new Map(rows.map((row) => [keyOf(row.seatId, row.stageEntryId), row])),
    conflictOf: ({ present }, entry) => (present ? find(present, entry) : null),
  }
}

/** Entries whose meeting is still to come. @throws StateError `plenary_closed` when that is none of several */
async function openEntries(tx: Tx, competitionId: number, stage: string): Promise<StageEntryRow[]> {
  const all = await listStageEntries(tx, competitionId, stage)
  const isClosed = await closedParts(tx, competitionId)
  const open = all.filter(({ kecamatanCode }) => !isClosed(stage, kecamatanCode))
  if (open.length === 0 && all.length > 0) throw new StateError('plenary_closed')
  return open
}

const reaches = ({ rules }: Plan, seat: ScoringSeat, entry: StageEntryRow) =>
  seatReaches(rules.stage, seat.panelRegion, entry.region)

/** In a stage within the kecamatan nobody is assigned before every kecamatan has its judges. @throws StateError */
function requirePanels({ rules, seats, entries }: Plan): void {
  const missing = kecamatanWithoutPanel(rules.stage, seats, entries)
  if (missing.length > 0) throw new StateError('kecamatan_without_panel', { names: missing.join(', ') })
}

/** Makes a seat judge an entry, again where it was taken from it before. */
export async function writeAssignment(
  record: Recorder,
  ctx: Context,
  actor: Actor,
  { rules, existing }: Pick<Plan, 'rules' | 'existing'>,
  seat: ScoringSeat,
  entry: StageEntryRow,
): Promise<void> {
  const former = existing.get(keyOf(seat.id, entry.id))
  const values = {
    state: 'active' as const,
    reason: null,
    assigned_by: actor.id,
    assigned_at: ctx.now().toISOString(),
  }
  if (former) {
    await record.update('assignment', former.id, values)
    return
  }
  const criteria = seat.criteria === null ? null : (JSON.parse(seat.criteria) as string[])
  const held = expandCriteria(rules.stage.instrument, criteria)
  await record.insert('assignment', {
    stage_entry_id: entry.id,
    seat_id: seat.id,
    criteria: held && canonicalJson(held),
    ...values,
  })
}

/**
 * The default: every scoring seat gets every entry of the stage that it reaches, without conflicts of interest.
 * What was assigned, withdrawn or stepped aside before stays as it is.
 */
export async function assignAll(
  ctx: Context,
  actor: Actor,
  slug: string,
  stage: string,
  once?: WriteKey,
): Promise<{ assigned: number; conflicts: number }> {
  const act = { type: 'assignment.created', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const plan = await loadPlan(tx, ctx, actor, slug, stage)
    requirePanels(plan)
    let [assigned, conflicts] = [0, 0]
    for (const entry of plan.entries)
      for (const seat of plan.seats) {
        if (!reaches(plan, seat, entry) || plan.existing.has(keyOf(seat.id, entry.id))) continue
        if (plan.conflictOf(seat, entry)) conflicts++
        else {
          await writeAssignment(record, ctx, actor, plan, seat, entry)
          assigned++
        }
      }
    if (assigned > 0) {
      record.chain(plan.competition.uid)
      record.refs({ stage, count: assigned })
    }
    return { assigned, conflicts }
  })
}

/**
 * Assigns pairs by hand, whole or not at all. A pair withdrawn before is active again; one that is active stays.
 * @throws InputError `conflict_of_interest` for each pair that a conflict forbids; NotFoundError for unknown ids.
 */
export async function assignPairs(
  ctx: Context,
  actor: Actor,
  slug: string,
  stage: string,
  pairs: readonly Pair[],
  once?: WriteKey,
): Promise<{ assigned: number }> {
  const act = { type: 'assignment.created', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const plan = await loadPlan(tx, ctx, actor, slug, stage)
    const chosen = pairs.map((pair) => {
      const seat = plan.seats.find(({ uid }) => uid === pair.seat)
      const entry = plan.entries.find(({ uid }) => uid === pair.entry)
      if (!seat || !entry) throw new NotFoundError('seat or entry')
      return { seat, entry }
    })
    const problems = chosen.flatMap(({ seat, entry }): Problem[] => {
      const params = { judge: seat.present?.name ?? seat.label, entry: entry.label }
      if (!reaches(plan, seat, entry)) return [{ field: 'pasangan', kind: 'seat_of_other_region', params }]
      const conflict = plan.conflictOf(seat, entry)
      if (!conflict) return []
      return [{ field: 'pasangan', kind: `conflict_of_interest_${conflict}`, params }]
    })
    if (problems.length > 0) throw new InputError(problems)
    const missing = chosen.filter(
      ({ seat, entry }) => plan.existing.get(keyOf(seat.id, entry.id))?.state !== 'active',
    )
    for (const { seat, entry } of missing) await writeAssignment(record, ctx, actor, plan, seat, entry)
    if (missing.length > 0) {
      record.chain(plan.competition.uid)
      record.refs({ stage, count: missing.length })
    }
    return { assigned: missing.length }
  })
}

/** Whose assignment it is and to what, for the page that takes it back. */
export async function readAssignment(ctx: Context, actor: Actor, uid: string) {
  const row = await findAssignment(ctx.db, uid)
  if (!row) throw new NotFoundError('assignment')
  const subject = { id: row.competitionId, hostRegion: row.hostRegion }
  authorizeSight(actor, 'panel.view', subject)
  authorize(actor, 'assignment.manage', subject)
  return { slug: row.slug, stage: row.stage, judge: row.seatLabel, entry: row.entryLabel }
}

/** Takes an assignment back; sheets sent for it stay recorded and no longer count. */
export async function withdrawAssignment(
  ctx: Context,
  actor: Actor,
  uid: string,
  reason: string,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const act = { type: 'assignment.changed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const row = await findAssignment(tx, uid)
    if (!row) throw new NotFoundError('assignment')
    authorizeSight(actor, 'panel.view', { id: row.competitionId, hostRegion: row.hostRegion })
    authorize(actor, 'assignment.manage', { id: row.competitionId, hostRegion: row.hostRegion })
    if (row.state !== 'active') throw new StateError('assignment_not_active')
    await requireBeforePlenary(tx, row.competitionId, row.stage, [row.kecamatanCode])
    if (reason.trim() === '') throw inputError('alasan', 'required')
    await record.update('assignment', row.id, { state: 'withdrawn', reason: reason.trim() })
    record.chain(row.competitionUid)
    record.refs({ assignment: uid })
    return { uid }
  })
}

/**
 * *Tidak ikut menilai*: the judge steps aside from one entry, also in mid-stage. What was recorded stays and is out
 * of every total.
 */
export async function stepAside(
  ctx: Context,
  actor: Actor,
  uid: string,
  reason: string,
  once?: WriteKey,
): Promise<{ uid: string; slug: string; stage: string }> {
  const act = { type: 'assignment.stepped_aside', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { work, subject, window } = await loadSheetAccess(tx, ctx, actor, uid)
    authorizeSight(actor, 'dossier.judge', subject)
    if (window === 'closed') {
      await requireBeforePlenary(tx, work.competitionId, work.stage, [ancestorAt(work.region, 'kecamatan')])
      requireOpen(window)
    }
    if (reason.trim() === '') throw inputError('alasan', 'required')
    await record.update('assignment', work.id, { state: 'stepped_aside', reason: reason.trim() })
    record.chain(work.competitionUid)
    record.refs({ assignment: uid })
    return { uid, slug: work.slug, stage: work.stage }
  })
}
