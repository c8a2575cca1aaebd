import type { Db } from '#db/connect'
import { listGrantsOf } from '#db/queries/grants'
import { findPersonByUid } from '#db/queries/people'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { PersonSubject } from '~/domain/policy'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'

type GrantRow = Awaited<ReturnType<typeof listGrantsOf>>[number]

/** Whether a stored grant holds at a moment (ISO text). */
export const holdsAt = (
  grant: { revoked_at: string | null; valid_from: string; valid_until: string | null },
  moment: string,
) =>
  grant.revoked_at === null &&
  grant.valid_from <= moment &&
  (grant.valid_until === null || grant.valid_until > moment)

/** What permissions ask about a person, from all stored grants: those that hold, or will. */
export function toSubject(id: number, grants: readonly GrantRow[], moment: string): PersonSubject {
  return {
    id,
    grants: grants
      .filter(
        ({ revoked_at, valid_until }) =>
          revoked_at === null && (valid_until === null || valid_until > moment),
      )
      .map((grant) => ({
        role: grant.role,
        scope: grant.scope,
        region: grant.region_code,
        competition: grant.competition_id,
        hostRegion: grant.host_region,
      })),
  }
}

/**
 * The person, their grants and what permissions ask about them.
 * @throws NotFoundError when unknown or not to be seen by the actor
 */
export async function loadVisiblePerson(
  db: Db,
  ctx: Context,
  actor: Actor,
  uid: string,
  sight: 'person.view' | 'person.new_link' = 'person.view',
) {
  const person = await findPersonByUid(db, uid)
  if (!person) throw new NotFoundError('person')
  const grants = await listGrantsOf(db, [person.id])
  const subject = toSubject(person.id, grants, ctx.now().toISOString())
  authorizeSight(actor, sight, subject)
  return { person, grants, subject }
}
