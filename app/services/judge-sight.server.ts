import type { Db } from '#db/connect'
import { listEntryInnovations, listTies } from '#db/queries/conflicts'
import { listAssignedStages } from '#db/queries/judge-sight'
import type { Actor } from '~/domain/actors'
import { conflictWith } from '~/domain/conflicts'
import { can } from '~/domain/policy'
import { findStage } from '~/domain/rules'
import type { LoadedDossier } from './dossier-loading.server'

/**
 * The rendition that this actor reads an entry in as its judge: the full one where one of their assignments
 * has it, the blind one where all are blind; null when they are not its judge or in conflict with it.
 */
export async function judgeRendition(
  db: Db,
  actor: Actor,
  { entry, subject, current }: Pick<LoadedDossier, 'entry' | 'subject' | 'current'>,
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
    const conflicted = conflictWith(level, judge, ties, target) !== null
    const judged = { ...subject, assigned: true, conflicted, signed: false }
    return can(actor, 'dossier.judge', judged) ? [rendition] : []
  })
  if (renditions.length === 0) return null
  return renditions.includes('full') ? 'full' : 'blind'
}
