import type { Db } from '#db/connect'
import { listEntryInnovations, listTies } from '#db/queries/conflicts'
import { listAssignedStages } from '#db/queries/judge-sight'
import type { Actor } from '~/domain/actors'
import { seesNames } from '~/domain/blind/sight'
import { conflictWith } from '~/domain/conflicts'
import { can } from '~/domain/policy'
import { findStage } from '~/domain/rules'
import { windowState } from '~/domain/time'
import type { LoadedDossier } from './dossier-loading.server'

interface JudgedEntry {
  entry: Pick<LoadedDossier['entry'], 'id' | 'competition_id' | 'region_code'>
  subject: LoadedDossier['subject']
  current: Pick<LoadedDossier['current'], 'rules'>
}

const NEVER = { opensAt: null, closesAt: null }

/**
 * The rendition that this actor reads an entry in as its judge: the blind one where all their assignments are blind, or
 * one is in a stage that is not over yet; null when they are not its judge or in conflict with it.
 */
export async function judgeRendition(
  db: Db,
  actor: Actor,
  { entry, subject, current }: JudgedEntry,
  moment: string,
): Promise<'full' | 'blind' | null> {
  if (actor.id === null) return null
  const assigned = await listAssignedStages(db, actor.id, entry.id, moment)
  if (assigned.length === 0) return null
  const ties = await listTies(db, entry.competition_id, [actor.id], moment)
  const innovations = (await listEntryInnovations(db, [entry.id])).map(({ innovation }) => innovation)
  const target = { id: entry.id, region: entry.region_code, innovations }
  const renditions = assigned.flatMap(({ stage, rendition, ...judge }) => {
    const level = findStage(current.rules, stage)?.conflictLevel ?? 'none'
    const sees = rendition === 'blind' && seesNames(actor.grants, subject)
    const conflicted = sees || conflictWith(level, judge, ties, target) !== null
    const judged = { ...subject, assigned: true, conflicted, signed: false }
    const over = windowState(findStage(current.rules, stage) ?? NEVER, [], moment) === 'closed'
    return can(actor, 'dossier.judge', judged) ? [{ rendition, over }] : []
  })
  if (renditions.length === 0) return null
  const stillBlind = renditions.some(({ rendition, over }) => rendition === 'blind' && !over)
  return stillBlind || renditions.every(({ rendition }) => rendition === 'blind') ? 'blind' : 'full'
}
