import type { Actor } from '~/domain/actors'
import { ForbiddenError, NotFoundError } from '~/domain/errors'
import { can, type Permission, type SubjectOf } from '~/domain/policy'

/** @throws ForbiddenError when the actor may see the subject but not do this to it. */
export function authorize<P extends Permission>(actor: Actor, permission: P, subject: SubjectOf<P>): void {
  if (!can(actor, permission, subject)) throw new ForbiddenError(permission)
}

/** For reading: what may not be seen does not exist. @throws NotFoundError */
export function authorizeSight<P extends Permission>(
  actor: Actor,
  permission: P,
  subject: SubjectOf<P>,
): void {
  if (!can(actor, permission, subject)) throw new NotFoundError(permission)
}
