import { hasScores, listChecks } from '#db/queries/eligibility'
import { findEntryState } from '#db/queries/entries'
import { findLatestRevision } from '#db/queries/revisions'
import { listStagesOf } from '#db/queries/stage-materials'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, loadDossier, waitsForCheck } from './dossier-loading.server'
import { type CheckInput, recordCheck, requireTakingPart } from './eligibility.server'
import { changeEntryState } from './entries.server'
import { followDossiers, requireLatest } from './submissions.server'
import type { Tx, WriteKey } from './transact.server'

export const LONGEST_REASON = 1000

/**
 * The entry does not fulfil what the rules demand and takes part no more; its dossier stays as it is. `revision` is
 * the one that was read. Without a reason of its own the failed items say why.
 * @throws InputError; StateError `not_submitted`, `no_checklist`, `entry_in_stage`, `entry_out`; ChangedError
 */
export async function refuseEntry(
  ctx: Context,
  actor: Actor,
  input: { uid: string; revision?: number; reason: string; check: CheckInput },
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'dossier.ineligible', once } as const
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.check', loaded.subject)
    const { checklist } = loaded.current.rules
    const at = ctx.now().toISOString()
    if (loaded.dossier.state !== 'complete' && !waitsForCheck(loaded, at))
      throw new StateError('not_submitted')
    if (!checklist) throw new StateError('no_checklist')
    await requireTakingPart(tx, loaded)
    if ((await listStagesOf(tx, loaded.entry.id)).length > 0) throw new StateError('entry_in_stage')
    await requireLatest(tx, loaded, input.revision)
    const own = requireReasonLength(input.reason)
    const { answers } = input.check
    await recordCheck(tx, record, loaded, { decision: 'ineligible', input: input.check, actor, at })
    const failed = checklist.filter(({ code }) => answers[code]?.outcome === 'failed')
    await changeEntryState(tx, record, {
      entryId: loaded.entry.id,
      to: 'gugur',
      reason: own || failed.map(({ text }) => text).join('\n'),
      by: actor.id,
      at,
    })
    record.refs({ dossier: input.uid })
  })
}

function requireReasonLength(typed: string): string {
  const reason = typed.trim()
  if (reason.length > LONGEST_REASON) throw inputError('reason', 'too_long', { max: LONGEST_REASON })
  return reason
}

/** Why the organizer cannot take an ineligibility back; null when they can. */
async function whatHinders(
  db: Tx | Context['db'],
  loaded: LoadedDossier,
): Promise<'not_ineligible' | 'scoring_begun' | null> {
  const state = await findEntryState(db, loaded.entry.id)
  const latest = (await listChecks(db, loaded.dossier.id)).at(-1)
  if (state?.to_state !== 'gugur' || latest?.decision !== 'ineligible') return 'not_ineligible'
  return (await hasScores(db, loaded.competition.id)) ? 'scoring_begun' : null
}

/** What the page shows that takes an ineligibility back. @throws NotFoundError, ForbiddenError */
export async function viewReinstatement(ctx: Context, actor: Actor, uid: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  authorize(actor, 'eligibility.undo', loaded.subject)
  const state = await findEntryState(ctx.db, loaded.entry.id)
  if (state?.to_state !== 'gugur') throw new NotFoundError('ineligibility')
  const { entry, competition, innovation } = loaded
  return {
    uid,
    title: (await findLatestRevision(ctx.db, loaded.dossier.id))?.title ?? innovation.name,
    ward: entry.region_name,
    competition: { slug: competition.slug, name: competition.name },
    reason: state.reason,
    hindrance: await whatHinders(ctx.db, loaded),
  }
}

/**
 * Takes an ineligibility back before anybody has scored; the dossier waits for a check again.
 * @throws InputError at `reason`; StateError `not_ineligible`, `scoring_begun`
 */
export async function reinstateEntry(
  ctx: Context,
  actor: Actor,
  input: { uid: string; reason: string },
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'dossier.reinstated', once } as const
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'eligibility.undo', loaded.subject)
    const hindrance = await whatHinders(tx, loaded)
    if (hindrance) throw new StateError(hindrance)
    const reason = requireReasonLength(input.reason)
    if (reason === '') throw inputError('reason', 'required')
    const at = ctx.now().toISOString()
    await record.insert('eligibility_check', {
      dossier_id: loaded.dossier.id,
      revision_number: (await findLatestRevision(tx, loaded.dossier.id))?.number ?? 1,
      rules_id: loaded.current.id,
      decision: 'reinstated',
      ...{ outcomes: '{}', findings: '{}', notes: '{}' },
      checked_by: actor.id,
      checked_at: at,
    })
    if (loaded.dossier.state === 'complete')
      await record.update('dossier', loaded.dossier.id, { state: 'submitted' })
    await followDossiers(tx, record, loaded, actor.id, at, reason)
    record.refs({ dossier: input.uid })
  })
}
