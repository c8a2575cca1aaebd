import { createHash } from 'node:crypto'
import type { Db } from '#db/connect'
import { findSheetWork, type SheetWork } from '#db/queries/assignments'
import { listEntryInnovations, listTies } from '#db/queries/conflicts'
import { listCheckedRevisions } from '#db/queries/renditions'
import type { Actor } from '~/domain/actors'
import { type ConflictKind, conflictWith } from '~/domain/conflicts'
import { NotFoundError, StateError } from '~/domain/errors'
import type { JudgedSubject } from '~/domain/policy'
import type { SheetScope } from '~/domain/scoring'
import { sheetLeaves } from '~/domain/sheet-input'
import { windowState } from '~/domain/time'
import { sightFinder } from './blind-sight.server'
import type { Context } from './context'
import { judgeRendition } from './judge-sight.server'
import { type StageRules, stageRules } from './stage-rules.server'

/** An assignment as the person before it finds it now. */
export interface SheetAccess {
  work: SheetWork
  rules: StageRules
  subject: JudgedSubject
  scope: SheetScope
  window: 'before' | 'open' | 'closed'
}

/**
 * Loads what decides about a sheet; decides nothing itself.
 * @throws NotFoundError when there is no such assignment.
 */
export async function loadSheetAccess(db: Db, ctx: Context, actor: Actor, uid: string): Promise<SheetAccess> {
  const now = ctx.now().toISOString()
  const work = await findSheetWork(db, uid, actor.id ?? 0, now)
  if (!work) throw new NotFoundError('assignment')
  const rules = await stageRules(db, work.competitionId, work.stage)
  const conflict = await conflictOfWork(db, actor.id ?? 0, work, rules, now)
  return {
    work,
    rules,
    subject: {
      id: work.competitionId,
      hostRegion: work.hostRegion,
      region: work.region,
      assigned: isAssigned(work),
      conflicted: conflict !== null,
      signed: Boolean(work.signed),
    },
    scope: { holds: work.criteria === null ? null : (JSON.parse(work.criteria) as string[]) },
    window: windowState(rules.stage, [], now),
  }
}

/** Changes with the dossiers that a sheet's judge reads, and says nothing of them. */
export const stampDossiers = ({ uid, revisions }: Pick<SheetWork, 'uid' | 'revisions'>): string =>
  createHash('sha256').update(`${uid} ${revisions}`).digest('base64url').slice(0, 22)

/** Whether the person before an assignment holds its seat and the seat scores. */
export const isAssigned = (work: SheetWork) =>
  work.state === 'active' &&
  Boolean(work.occupies) &&
  work.scores === 1 &&
  work.removedAt === null &&
  work.seatClosedAt === null

/** Why this person may not score the entry of an assignment; null when nothing stands against it. */
export async function conflictOfWork(
  db: Db,
  personId: number,
  work: SheetWork,
  { stage }: StageRules,
  moment: string,
): Promise<ConflictKind | null> {
  const ties = work.hasTies ? await listTies(db, work.competitionId, [personId], moment) : []
  const innovations = ties.some(({ innovation }) => innovation !== null)
    ? (await listEntryInnovations(db, [work.entryId])).map(({ innovation }) => innovation)
    : []
  const target = { id: work.entryId, region: work.region, innovations }
  const tie = conflictWith(stage.conflictLevel, work, ties, target)
  if (tie) return tie
  const subject = { id: work.competitionId, hostRegion: work.hostRegion }
  const sees = await sightFinder(db, subject, stage, [personId], moment)
  return sees(personId, work.region) ? 'melihat_nama' : null
}

/** The criteria that this sheet asks its judge for. */
export const leavesOf = ({ rules, scope }: SheetAccess) =>
  sheetLeaves(rules.stage.instrument, rules.compiled, scope)

/** @throws StateError `stage_not_open_yet` or `stage_closed`. */
export function requireOpen(window: SheetAccess['window']): void {
  if (window === 'before') throw new StateError('stage_not_open_yet')
  if (window === 'closed') throw new StateError('stage_closed')
}

/**
 * Where a stage is blind, an entry is before its judges once its rendition without names has been checked; a judge of
 * several stages meets it with names when the blind one is over.
 * @throws StateError `blind_rendition_missing`, `blind_stage_first`
 */
export async function requireReady(
  db: Db,
  ctx: Context,
  actor: Actor,
  { work, rules, subject }: SheetAccess,
): Promise<void> {
  if (!rules.rules.stages.some(({ blind }) => blind)) return
  if (work.rendition === 'blind') {
    const revisions = JSON.parse(work.revisions) as string[]
    const checked = await listCheckedRevisions(db, revisions)
    if (!revisions.every((uid) => checked.has(uid))) throw new StateError('blind_rendition_missing')
    return
  }
  const entry = { id: work.entryId, competition_id: work.competitionId, region_code: work.region }
  const judged = await judgeRendition(db, actor, { entry, subject, current: rules }, ctx.now().toISOString())
  if (judged === 'blind') throw new StateError('blind_stage_first')
}
