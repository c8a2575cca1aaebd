import { findSheetWork } from '#db/queries/assignments'
import { findCompetitionById } from '#db/queries/competitions'
import { findLateSheet, findWaitingSheet, type LateSheetRow, listLateSheets } from '#db/queries/late-sheets'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { ancestorAt } from '~/domain/regions'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { requireBeforePlenary } from './plenary-access.server'
import {
  checkChange,
  insertRevision,
  readFinished,
  requireSameDossiers,
  sealedContent,
  type TypedSheet,
} from './scoresheets.server'
import { conflictOfWork, isAssigned, loadSheetAccess, requireReady } from './sheet-access.server'
import { stageRules } from './stage-rules.server'
import { type Tx, transact, type WriteKey } from './transact.server'

/**
 * Keeps a finished sheet that came after its stage had closed, for the chair to decide; a later one of the same
 * assignment takes its place.
 * @returns when it was received
 * @throws InputError for what it lacks; StateError `sheet_changed_elsewhere` when another sheet was received
 * meanwhile, `sheet_unchanged`
 */
export async function keepLate(
  ctx: Context,
  actor: Actor,
  assignment: string,
  sheet: TypedSheet & { changeReason: string; deviceTime: string },
  { key, sha256 }: WriteKey,
): Promise<string> {
  const once = { key: `${key}.late`, sha256 }
  return transact(ctx, actor, { type: 'scoresheet.late', once }, async (tx, record) => {
    const access = await loadSheetAccess(tx, ctx, actor, assignment)
    authorizeSight(actor, 'dossier.judge', access.subject)
    authorize(actor, 'sheet.score', access.subject)
    await requireReady(tx, ctx, actor, access)
    const { work, rules } = access
    if (sheet.revision !== (work.revisionNumber ?? 0)) throw new StateError('sheet_changed_elsewhere')
    requireSameDossiers(access, sheet)
    const texts = await readFinished(tx, access, sheet.typed)
    const changeReason = await checkChange(tx, access, texts, sheet.changeReason)
    const waiting = await findWaitingSheet(tx, work.id)
    const isWaiting =
      waiting?.marks === texts.marks &&
      waiting.reasons === texts.reasons &&
      waiting.observations === texts.observations
    if (waiting && isWaiting) return waiting.received_at
    if (waiting) await record.update('late_sheet', waiting.id, { state: 'replaced' })
    const row = await record.insert('late_sheet', {
      ...sealedContent(texts),
      assignment_id: work.id,
      person_id: actor.id ?? 0,
      rules_id: rules.rulesId,
      device_time: sheet.deviceTime,
      write_key: key,
      change_reason: changeReason,
      received_at: ctx.now().toISOString(),
      state: 'waiting',
    })
    record.chain(work.competitionUid)
    record.refs({ assignment, stage: work.stage, rules: rules.number })
    return row.received_at
  })
}

/** A late sheet as those see it who decide: everything but its marks. */
export interface LateSheet {
  uid: string
  state: LateSheetRow['state']
  judge: string
  seat: string
  label: string
  stage: string
  deviceTime: string | null
  receivedAt: string
  decidedBy: string | null
  decidedAt: string | null
  decisionReason: string | null
  /** Whether this person decides about it: nobody about their own. */
  mayDecide: boolean
}

/** @throws NotFoundError for whoever does not see the panel's work */
export async function viewLateSheets(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  const subject = subjectOf(competition)
  authorizeSight(actor, 'late_sheet.view', subject)
  const decides = can(actor, 'late_sheet.decide', subject)
  const rows = await listLateSheets(ctx.db, competition.id)
  const names = new Map<string, string>()
  for (const { stage } of rows)
    if (!names.has(stage)) names.set(stage, (await stageRules(ctx.db, competition.id, stage)).stage.name)
  return {
    competition: { slug, name: competition.name, zone: competition.zone },
    sheets: rows
      .filter(({ state }) => state !== 'replaced')
      .map((row) => viewOf(row, names.get(row.stage) ?? row.stage, actor, decides)),
  }
}

/** One late sheet. @throws NotFoundError */
export async function viewLateSheet(ctx: Context, actor: Actor, slug: string, uid: string) {
  const { competition, sheets } = await viewLateSheets(ctx, actor, slug)
  const sheet = sheets.find((each) => each.uid === uid)
  if (!sheet) throw new NotFoundError('late sheet')
  return { competition, sheet }
}

const viewOf = (row: LateSheetRow, stage: string, actor: Actor, decides: boolean): LateSheet => ({
  uid: row.uid,
  state: row.state,
  judge: row.judge,
  seat: row.seat,
  label: row.label,
  stage,
  deviceTime: row.deviceTime,
  receivedAt: row.receivedAt,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt,
  decisionReason: row.decisionReason,
  mayDecide: decides && row.state === 'waiting' && row.personId !== actor.id,
})

const LONGEST_REASON = 1000

/**
 * The chair's decision, which cannot be taken back: accepted, it is its judge's next sheet for the entry. The marks are
 * not looked at.
 * @throws InputError at `reason` or `accept`; StateError `late_sheet_decided`, `own_late_sheet`,
 * `late_sheet_outdated` when the assignment, the criteria or the judge's sheet changed meanwhile
 */
export async function decideLateSheet(
  ctx: Context,
  actor: Actor,
  place: { slug: string; uid: string },
  decision: { accept: boolean | null; reason: string },
  once?: WriteKey,
): Promise<{ accepted: boolean }> {
  const act = { type: 'scoresheet.late_decided', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { row, competition } = await loadLate(tx, actor, place)
    authorize(actor, 'late_sheet.decide', subjectOf(competition))
    if (row.personId === actor.id) throw new StateError('own_late_sheet')
    if (row.state !== 'waiting') throw new StateError('late_sheet_decided')
    const reason = decision.reason.trim()
    if (decision.accept === null) throw inputError('accept', 'required')
    if (reason === '') throw inputError('reason', 'required')
    if (reason.length > LONGEST_REASON) throw inputError('reason', 'too_long', { max: LONGEST_REASON })
    await record.update('late_sheet', row.id, {
      state: decision.accept ? 'accepted' : 'refused',
      decided_by: actor.id,
      decided_at: ctx.now().toISOString(),
      decision_reason: reason,
    })
    record.chain(competition.uid)
    record.refs({
      assignment: row.assignment,
      stage: row.stage,
      decision: decision.accept ? 'accepted' : 'refused',
    })
    if (decision.accept) await takeIn(ctx, tx, record, row)
    return { accepted: decision.accept }
  })
}

async function loadLate(tx: Tx, actor: Actor, { slug, uid }: { slug: string; uid: string }) {
  const row = await findLateSheet(tx, uid)
  const competition = row && (await findCompetitionById(tx, row.competitionId))
  if (!row || !competition || competition.slug !== slug) throw new NotFoundError('late sheet')
  authorizeSight(actor, 'late_sheet.view', subjectOf(competition))
  return { row, competition }
}

async function takeIn(
  ctx: Context,
  tx: Tx,
  record: Parameters<typeof insertRevision>[0],
  row: LateSheetRow,
): Promise<void> {
  const now = ctx.now().toISOString()
  const rules = await stageRules(tx, row.competitionId, row.stage)
  const work = await findSheetWork(tx, row.assignment, row.personId, now)
  const newer = work && (await hasNewerSheet(tx, row))
  if (!work || newer || !isAssigned(work) || !rules.counting.includes(row.rulesId))
    throw new StateError('late_sheet_outdated')
  if (await conflictOfWork(tx, row.personId, work, rules, now)) throw new StateError('late_sheet_outdated')
  await requireBeforePlenary(tx, row.competitionId, row.stage, [ancestorAt(work.region, 'kecamatan')])
  await insertRevision(
    record,
    ctx,
    { work, rules: { rulesId: row.rulesId, number: rules.number } },
    { marks: row.marks, reasons: row.reasons ?? '{}', observations: row.observations },
    {
      person_id: row.personId,
      entered_by: row.personId,
      source: 'offline',
      device_time: row.deviceTime,
      change_reason: row.changeReason,
    },
  )
}

/** Whether a sheet of the assignment was received after the late one. */
async function hasNewerSheet(tx: Tx, row: LateSheetRow): Promise<boolean> {
  const newer = await tx
    .selectFrom('scoresheet_revision')
    .select('id')
    .where('assignment_id', '=', row.assignmentId)
    .where('received_at', '>', row.receivedAt)
    .executeTakeFirst()
  return newer !== undefined
}
