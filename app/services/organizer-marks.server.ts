import type { Actor } from '~/domain/actors'
import { can } from '~/domain/policy'
import { sheetLeaves } from '~/domain/sheet-input'
import { windowState } from '~/domain/time'
import { listOvertime } from './appearance.server'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { changeFilledMarks, type Filling, loadFilledRows } from './filled-marks.server'
import { requireOpen } from './sheet-access.server'
import { type StageRules, stageRules } from './stage-rules.server'
import { transact, type WriteKey } from './transact.server'

const organizerLeaves = ({ stage, compiled }: StageRules) =>
  sheetLeaves(stage.instrument, compiled, { filledBy: 'organizer' })

/** Whether a stage has criteria that the organizer fills in. */
export const asksOrganizer = (stage: StageRules['stage']): boolean =>
  stage.instrument.criteria.some(({ type, filledBy }) => type !== 'group' && filledBy === 'organizer')

/** The page of a stage's organizer-filled marks. @throws NotFoundError without the right to see it. */
export async function viewOrganizerMarks(ctx: Context, actor: Actor, slug: string, stageCode: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'progress.view', subjectOf(competition))
  const rules = await stageRules(ctx.db, competition.id, stageCode)
  return {
    name: competition.name,
    zone: competition.zone,
    stage: { code: stageCode, name: rules.stage.name, opensAt: rules.stage.opensAt },
    window: windowState(rules.stage, [], ctx.now().toISOString()),
    mayFill: can(actor, 'marks.fill', subjectOf(competition)),
    leaves: organizerLeaves(rules),
    rows: await loadFilledRows(ctx.db, competition.id, stageCode, 'organizer'),
    overtime: await listOvertime(ctx, competition, rules.stage),
  }
}

/**
 * Saves what was typed for the entries of a stage, each changed entry as a numbered row; an entry may have gaps.
 * @param typed what stands in a form field (`filledField`, `baseField`, `alasan_perubahan`); undefined where the form
 * had no such field, which leaves that mark as it is
 * @returns how many entries have changed
 * @throws InputError as `changeFilledMarks`; StateError `stage_not_open_yet`, `stage_closed`
 */
export async function saveOrganizerMarks(
  ctx: Context,
  actor: Actor,
  slug: string,
  stageCode: string,
  typed: Filling['typed'],
  once?: WriteKey,
): Promise<{ changed: number }> {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'progress.view', subjectOf(competition))
  authorize(actor, 'marks.fill', subjectOf(competition))
  const act = { type: 'marks.filled' as const, competition: competition.uid, ...(once ? { once } : {}) }
  return transact(ctx, actor, act, async (tx, record) => {
    const rules = await stageRules(tx, competition.id, stageCode)
    requireOpen(windowState(rules.stage, [], ctx.now().toISOString()))
    const rows = await loadFilledRows(tx, competition.id, stageCode, 'organizer')
    const filling = { filledBy: 'organizer' as const, rules, leaves: organizerLeaves(rules), rows, typed }
    const changed = await changeFilledMarks(tx, record, ctx, actor, filling)
    if (changed.length > 0)
      record.refs({ stage: stageCode, rules: rules.number, entries: changed.map(({ uid }) => uid) })
    return { changed: changed.length }
  })
}
