import type { Db } from '#db/connect'
import { findPendingApproval } from '#db/queries/approvals'
import { countWaitingInStage } from '#db/queries/late-sheets'
import { listSealedStages, listSealOpenings } from '#db/queries/seals'
import type { Actor } from '~/domain/actors'
import { NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { findStage } from '~/domain/rules'
import { windowState } from '~/domain/time'
import type { ApprovedAct } from './approval-acts.server'
import { requestApproval } from './approval-requests.server'
import { authorize } from './authorize.server'
import { seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { headOf } from './overview.server'
import { currentRules } from './rules.server'
import { transact, type WriteKey } from './transact.server'

/** What waits for the second person. */
export interface SealPayload {
  stage: string
}

/** Whether nobody but its own judge may know a mark of the stage now. */
export const isSealed = async (db: Db, competitionId: number, stage: string): Promise<boolean> =>
  (await listSealedStages(db, competitionId)).includes(stage)

/** The sealed stages of a competition, and what can be done about each seal. @throws NotFoundError */
export async function viewSeals(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug, 'approval.view')
  const subject = subjectOf(competition)
  const { rules } = await currentRules(ctx.db, competition.id)
  const sealed = await listSealedStages(ctx.db, competition.id)
  const openings = await listSealOpenings(ctx.db, competition.id)
  const now = ctx.now().toISOString()
  const stages = []
  for (const stage of rules.stages) {
    const opening = openings.find((row) => row.stage === stage.code) ?? null
    if (!opening && !sealed.includes(stage.code)) continue
    const pending = await findPendingApproval(ctx.db, competition.id, 'seal.open', stage.code)
    stages.push({
      ...{ code: stage.code, name: stage.name, closesAt: stage.closesAt, opening },
      isOver: windowState(stage, [], now) === 'closed',
      lateSheets: await countWaitingInStage(ctx.db, {
        competition: competition.id,
        stage: stage.code,
        region: null,
      }),
      waiting: pending !== undefined,
    })
  }
  return {
    competition: headOf(competition),
    stages,
    mayRequest: can(actor, 'competition.request', subject),
  }
}

/**
 * Asks a second person to open the seal of a stage that is over.
 * @throws StateError `seal_open_already`, `seal_stage_open` before the stage has closed, `seal_late_sheets` while sheets
 * that came too late wait, since whoever decides about those must not know a mark, `approval_pending`
 */
export async function requestSealOpening(
  ctx: Context,
  actor: Actor,
  { slug, stage }: { slug: string; stage: string },
  once?: WriteKey,
): Promise<{ approval: string }> {
  const { uid } = await seeCompetition(ctx.db, actor, slug, 'approval.view')
  const act = { type: 'approval.requested', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await seeCompetition(tx, actor, slug, 'approval.view')
    authorize(actor, 'competition.request', subjectOf(competition))
    await requireOpenable(ctx, tx, competition.id, stage)
    const payload: SealPayload = { stage }
    const request = { competitionId: competition.id, act: 'seal.open', subject: stage, payload }
    const approval = await requestApproval(ctx, tx, record, actor, request)
    record.refs({ stage })
    return { approval: approval.uid }
  })
}

/** Opens the seal, once the second person has said yes: from now on its marks are seen by those who see marks. */
export async function openSeal({ ctx, tx, record, competition, approval }: ApprovedAct): Promise<void> {
  const { stage } = JSON.parse(approval.payload) as SealPayload
  await requireOpenable(ctx, tx, competition.id, stage)
  await record.insert('seal_opening', {
    ...{ competition_id: competition.id, stage, approval_id: approval.id },
    opened_at: ctx.now().toISOString(),
  })
  record.refs({ stage })
  record.as('seal.opened')
}

async function requireOpenable(ctx: Context, db: Db, competitionId: number, code: string): Promise<void> {
  const { rules } = await currentRules(db, competitionId)
  const stage = findStage(rules, code)
  if (!stage) throw new NotFoundError('stage')
  if (!(await isSealed(db, competitionId, code))) throw new StateError('seal_open_already')
  if (windowState(stage, [], ctx.now().toISOString()) !== 'closed') throw new StateError('seal_stage_open')
  const late = await countWaitingInStage(db, { competition: competitionId, stage: code, region: null })
  if (late > 0) throw new StateError('seal_late_sheets')
}
