import { deletePersonSessions, listSessions } from '#db/queries/sessions'
import type { Actor } from '~/domain/actors'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { loadVisiblePerson } from './person-subjects.server'
import { transact } from './transact.server'

/** Where the actor is logged in now, last used first; session ids stay inside. */
export async function listOwnSessions(ctx: Context, actor: Actor, currentId: string | null) {
  const now = ctx.now().toISOString()
  const rows = await listSessions(ctx.db, actor.id ?? 0)
  return rows
    .filter(({ expires_at, idle_expires_at }) => expires_at > now && idle_expires_at > now)
    .map(({ id, created_at, last_seen_at, device }) => ({
      createdAt: created_at,
      lastSeenAt: last_seen_at,
      device,
      current: id === currentId,
    }))
}

/** Logs the actor out on every device, this one too. */
export async function endOwnSessions(ctx: Context, actor: Actor): Promise<void> {
  await transact(ctx, actor, { type: 'logout.everywhere' }, async (tx, record) => {
    await deletePersonSessions(tx, actor.id ?? 0)
    record.refs({ person: actor.uid })
  })
}

/** Logs another person out everywhere. @throws ForbiddenError without `person.manage` */
export async function endPersonSessions(ctx: Context, actor: Actor, uid: string): Promise<void> {
  await transact(ctx, actor, { type: 'logout.everywhere' }, async (tx, record) => {
    const { person, subject } = await loadVisiblePerson(tx, ctx, actor, uid)
    authorize(actor, 'person.manage', subject)
    await deletePersonSessions(tx, person.id)
    record.refs({ person: person.uid })
  })
}
