import { findCompetitionBySlug } from '#db/queries/competitions'
import { listScheduleChangesWithNames } from '#db/queries/rules'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { findStage, PROPOSAL, proposalWindow, type Rules, SUBMISSION } from '~/domain/rules'
import { materialsWindow, stageOfTarget } from '~/domain/stage-materials'
import { endOfMinute, type Window } from '~/domain/time'
import { instantAt } from '~/forms/fields'
import { actOnCompetition, seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { currentRules } from './rules.server'
import { transact, type WriteKey } from './transact.server'

export interface ScheduleInput {
  /** `submission` or a stage's code. */
  target: string
  bound: 'opens' | 'closes'
  /** UTC. */
  newAt: string
  reason: string
  letterNumber: string
}

const windowOf = (rules: Rules, target: string): Window | undefined =>
  target === SUBMISSION
    ? rules.submission
    : target === PROPOSAL
      ? (proposalWindow(rules) ?? undefined)
      : stageWindow(rules, target)

/** The window of a stage or of its materials. */
function stageWindow(rules: Rules, target: string): Window | undefined {
  const asking = stageOfTarget(target)
  if (asking === null) return findStage(rules, target)
  const stage = findStage(rules, asking)
  return (stage && materialsWindow(stage)) ?? undefined
}

/** The timetable in force with its changes, and whether this person may change it. */
export async function viewSchedule(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug)
  if (competition.opened_at === null) throw new StateError('competition_not_open')
  const { rules } = await currentRules(ctx.db, competition.id)
  return {
    competition,
    rules,
    changes: await listScheduleChangesWithNames(ctx.db, competition.id),
    mayChange: can(actor, 'schedule.change', subjectOf(competition)),
  }
}

/**
 * Moves an opening or closing time for everyone; public at once. No new rules.
 * @throws StateError `old_time_passed` once the time to be moved has come; InputError for the new one
 */
export async function changeSchedule(
  ctx: Context,
  actor: Actor,
  slug: string,
  { target, bound, newAt, reason, letterNumber }: ScheduleInput,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'schedule.change')
  const act = { type: 'schedule.changed', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await findCompetitionBySlug(tx, slug)
    if (!competition || actor.id === null) throw new NotFoundError('competition')
    const { rules } = await currentRules(tx, competition.id)
    const window = windowOf(rules, target)
    if (!window) throw inputError('target', 'invalid')
    const now = ctx.now().toISOString()
    const old = bound === 'opens' ? window.opensAt : window.closesAt
    refusePassed(bound, old, now)
    checkNewTime(window, bound, old, newAt, now)
    const change = await record.insert('schedule_change', {
      competition_id: competition.id,
      ...{ target, bound, reason },
      old_at: old,
      new_at: newAt,
      letter_number: letterNumber,
      decided_by: actor.id,
      decided_at: now,
    })
    record.refs({ target, bound })
    return { uid: change.uid }
  })
}

/** What has opened stays opened, what has closed stays closed: later there are only extensions. */
function refusePassed(bound: ScheduleInput['bound'], old: string | null, now: string): void {
  if (old === null && bound === 'opens') throw new StateError('old_time_passed')
  if (old === null) return
  const passed = bound === 'closes' ? now >= endOfMinute(old) : now >= old
  if (passed) throw new StateError('old_time_passed')
}

function checkNewTime(
  window: Window,
  bound: ScheduleInput['bound'],
  old: string | null,
  newAt: string,
  now: string,
): void {
  if (newAt === old) throw inputError('newAt', 'same_time')
  if (newAt <= now) throw inputError('newAt', 'time_passed')
  const [opens, closes] = bound === 'opens' ? [newAt, window.closesAt] : [window.opensAt, newAt]
  if (opens !== null && closes !== null && closes <= opens) throw inputError('newAt', 'closes_before_opening')
}

/** The same, with the new time as `2026-03-31T23:59` on the competition's clock. */
export async function changeScheduleLocally(
  ctx: Context,
  actor: Actor,
  slug: string,
  input: ScheduleInput,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { zone } = await actOnCompetition(ctx.db, actor, slug, 'schedule.change')
  return changeSchedule(ctx, actor, slug, { ...input, newAt: instantAt(input.newAt, zone) }, once)
}
