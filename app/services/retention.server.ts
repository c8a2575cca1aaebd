import { findPendingApproval } from '#db/queries/approvals'
import { listErasuresOf, retained } from '#db/queries/retention'
import { findSetting } from '#db/queries/settings'
import type { Actor } from '~/domain/actors'
import { inputError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import {
  DEFAULT_RETENTION,
  dueAt,
  dueKinds,
  RETENTION_KINDS,
  type Retention,
  type RetentionKind,
} from '~/domain/retention'
import { requestApproval } from './approval-requests.server'
import { authorize, authorizeSight } from './authorize.server'
import { actOnCompetition, type CompetitionRow, seeCompetition, subjectOf } from './competition-access.server'
import { competitionEnd, listEnded } from './competition-end.server'
import type { Context } from './context'
import { type Tx, transact, type WriteKey } from './transact.server'

const SETTING = 'retention'

/** What the second person says yes to: these kinds, and how much there was of each when it was asked. */
export interface ErasurePayload {
  kinds: readonly { kind: RetentionKind; parts: number }[]
}

/** How long each kind is kept: as the administrator set it, else the defaults. */
export async function readRetention(db: Context['db']): Promise<Retention> {
  const setting = await findSetting(db, SETTING)
  return setting ? { ...DEFAULT_RETENTION, ...(JSON.parse(setting.value) as Retention) } : DEFAULT_RETENTION
}

/** How long everything is kept. @throws NotFoundError for all but administrators */
export async function viewRetentionTimes(ctx: Context, actor: Actor): Promise<Retention> {
  authorizeSight(actor, 'installation.administer', null)
  return readRetention(ctx.db)
}

/** @throws ForbiddenError for all but administrators */
export async function setRetentionTimes(
  ctx: Context,
  actor: Actor,
  days: Retention,
  once?: WriteKey,
): Promise<void> {
  authorize(actor, 'installation.administer', null)
  await transact(ctx, actor, { type: 'setting.changed', once }, async (tx, record) => {
    const value = JSON.stringify(days)
    const stored = await findSetting(tx, SETTING)
    if (stored?.value === value) return
    if (stored) await record.update('setting', stored.id, { value })
    else await record.insert('setting', { name: SETTING, value })
    record.refs({ setting: SETTING })
  })
}

/** Everything that would be erased of each kind, as rows or as tables of work in progress. */
export async function findRetained(tx: Tx | Context['db'], competitionId: number, now: string) {
  const over = [...new Set([competitionId, ...(await listEnded(tx, now))])]
  return retained(tx, competitionId, now, over)
}

async function countParts(ctx: Context, competitionId: number): Promise<Record<RetentionKind, number>> {
  const found = await findRetained(ctx.db, competitionId, ctx.now().toISOString())
  const rows = async (...lists: Promise<readonly unknown[]>[]) =>
    (await Promise.all(lists)).reduce((sum, { length }) => sum + length, 0)
  return {
    mail: await found.count('outbox'),
    typing: await found.count('dossier_value_version'),
    notes:
      (await found.count('reading_note')) +
      (await found.count('proposal_choice')) +
      (await found.count('plenary_draft')) +
      (await found.count('objection_draft')) +
      (await rows(
        found.conflictNotes(),
        found.registrationReasons(),
        found.meetingParticipants(),
        found.correctionNotes(),
        found.checkNotes(),
        found.visitPlaces(),
        found.objectionGrounds(),
      )),
    contacts: await rows(found.contacts()),
    files: await rows(found.files(), found.attendance(), found.objectionFiles()),
  }
}

/** What a competition still holds, until when, and what was erased of it. @throws NotFoundError */
export async function viewRetention(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug)
  const { retention, endsAt, due } = await readDue(ctx, ctx.db, competition)
  const parts = await countParts(ctx, competition.id)
  const pending = await findPendingApproval(ctx.db, competition.id, 'privacy.erase', competition.uid)
  return {
    competition,
    endsAt,
    kinds: RETENTION_KINDS.map((kind) => ({
      kind,
      parts: parts[kind],
      days: retention[kind],
      due: endsAt === null ? null : dueAt(endsAt, retention[kind]),
      isDue: due.includes(kind),
    })),
    erased: await listErasuresOf(ctx.db, competition.id),
    pending: Boolean(pending),
    mayRequest: can(actor, 'competition.request', subjectOf(competition)),
  }
}

async function readDue(ctx: Context, db: Context['db'], competition: CompetitionRow) {
  const retention = await readRetention(db)
  const endsAt = await competitionEnd(db, competition.id)
  return { retention, endsAt, due: dueKinds(endsAt, retention, ctx.now().toISOString()) }
}

/** @throws StateError `retention_not_due` while one of them is to be kept */
export async function requireDue(
  ctx: Context,
  tx: Tx,
  competition: CompetitionRow,
  kinds: readonly RetentionKind[],
): Promise<void> {
  const { due } = await readDue(ctx, tx, competition)
  if (!kinds.every((kind) => due.includes(kind))) throw new StateError('retention_not_due')
}

/** @throws NotFoundError, ForbiddenError for whoever may not ask for an erasure */
export async function requireMayErase(ctx: Context, actor: Actor, slug: string): Promise<void> {
  await seeCompetition(ctx.db, actor, slug)
  await actOnCompetition(ctx.db, actor, slug, 'competition.request')
}

/**
 * Asks a second person for the erasure of what is due.
 * @throws InputError at `kinds` without a kind that is due and has something; StateError `retention_not_due`,
 * `approval_pending`
 */
export async function requestRetentionErasure(
  ctx: Context,
  actor: Actor,
  slug: string,
  { kinds, reason }: { kinds: readonly RetentionKind[]; reason: string },
  once?: WriteKey,
): Promise<{ approval: string }> {
  const competition = await actOnCompetition(ctx.db, actor, slug, 'competition.request')
  const parts = await countParts(ctx, competition.id)
  const asked = RETENTION_KINDS.filter((kind) => kinds.includes(kind) && parts[kind] > 0)
  if (asked.length === 0) throw inputError('kinds', 'required')
  const act = { type: 'approval.requested', competition: competition.uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    await requireDue(ctx, tx, competition, asked)
    const payload: ErasurePayload = { kinds: asked.map((kind) => ({ kind, parts: parts[kind] })) }
    const request = { competitionId: competition.id, subject: competition.uid, payload, reason }
    const approval = await requestApproval(ctx, tx, record, actor, { ...request, act: 'privacy.erase' })
    return { approval: approval.uid }
  })
}
