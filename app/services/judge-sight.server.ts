import type { Db } from '#db/connect'
import { hasDeclaredConflict, listAssignedStages } from '#db/queries/judge-sight'
import type { Actor } from '~/domain/actors'
import { can } from '~/domain/policy'
import type { LoadedDossier } from './dossier-loading.server'

/**
 * The rendition that this actor reads an entry in as its judge: the full one where one of their assignments
 * has it, the blind one where all are blind; null when they are not its judge or in conflict with it.
 */
export async function judgeRendition(
  db: Db,
  actor: Actor,
  { entry, subject }: Pick<LoadedDossier, 'entry' | 'subject'>,
  moment: string,
): Promise<'full' | 'blind' | null> {
  if (actor.id === null) return null
  const stages = await listAssignedStages(db, actor.id, entry.id, moment)
  const conflicted = await hasDeclaredConflict(db, actor.id, entry)
  const judged = { ...subject, assigned: stages.length > 0, conflicted, signed: false }
  if (!can(actor, 'dossier.judge', judged)) return null
  return stages.some(({ rendition }) => rendition === 'full') ? 'full' : 'blind'
}
