import type { Db } from '#db/connect'
import { listClosers } from '#db/queries/closers'
import type { Actor } from '~/domain/actors'
import type { Stage } from '~/domain/rules'
import type { MeetingMember } from './compute-meeting.server'
import { conflictFinder } from './conflict-finder.server'

/** Why somebody leaves the closing of a meeting to another: whose entries, and who has no conflict with any. */
export interface ClosingConflict {
  /** Labels of the entries. */
  entries: string[]
  /** Names of those who can close instead; empty where nobody can. */
  others: string[]
}

/** The conflict of somebody who would close a meeting with the entries it is about; null without one. */
export async function findClosingConflict(
  db: Db,
  actor: Actor,
  about: {
    competitionId: number
    stage: Pick<Stage, 'blind' | 'conflictLevel'>
    members: readonly Pick<MeetingMember, 'id' | 'label' | 'regionCode'>[]
  },
  now: string,
): Promise<ClosingConflict | null> {
  const closers = await listClosers(db, about.competitionId, now)
  const own = closers.find(({ personId }) => personId === actor.id)
  if (!own) return null
  const find = await conflictFinder(db, about.competitionId, about.stage, closers, now)
  const conflicts = (closer: (typeof closers)[number]) =>
    about.members.filter(({ id, regionCode }) => find(closer, { entryId: id, region: regionCode }) !== null)
  const entries = conflicts(own).map(({ label }) => label)
  if (entries.length === 0) return null
  const others = closers.filter((closer) => closer !== own && conflicts(closer).length === 0)
  return { entries, others: others.map(({ name }) => name) }
}

/** Where another can close, whoever has a conflict does not; where nobody can, they may, as the minutes then say. */
export const mustLeaveClosing = (conflict: ClosingConflict | null): conflict is ClosingConflict =>
  conflict !== null && conflict.others.length > 0
