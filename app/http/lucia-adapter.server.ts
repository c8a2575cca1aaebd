import type { Adapter, DatabaseSession } from 'lucia'
import {
  deletePersonSessions,
  deleteSession,
  deleteSessionsExpiredBefore,
  findSession,
  insertSession,
  listSessions,
  touchSession,
} from '#db/queries/sessions'
import type { SessionTable } from '#db/schema'
import type { Context } from '~/services/context'

export type SessionKind = SessionTable['kind']

/** Seconds a session lives: unused, and at most. */
export const LIFETIMES: Record<SessionKind, { idle: number; absolute: number }> = {
  staff: { idle: 60 * 60, absolute: 12 * 60 * 60 },
  team: { idle: 24 * 60 * 60, absolute: 7 * 24 * 60 * 60 },
}

type Row = NonNullable<Awaited<ReturnType<typeof findSession>>>

const sooner = (a: string, b: string) => (a < b ? a : b)

/** End of an unused session that is seen at `now`. */
function idleEnd(row: Pick<Row, 'kind' | 'expires_at'>, now: Date): string {
  return sooner(new Date(now.getTime() + LIFETIMES[row.kind].idle * 1000).toISOString(), row.expires_at)
}

/** A session that is used lives on; written once a minute at most. */
export async function keepAlive(ctx: Context, id: string): Promise<void> {
  const row = await findSession(ctx.db, id)
  const now = ctx.now()
  if (row && now.getTime() - Date.parse(row.last_seen_at) > 60_000)
    await touchSession(ctx.db, id, now.toISOString(), idleEnd(row, now))
}

/**
 * Lucia's sessions on our own table. Lucia reads the machine's clock; the context's clock may be another
 * (tests), so ends are handed over as distances from now.
 */
export function createAdapter(ctx: Context): Adapter {
  const toLucia = (row: Row): DatabaseSession => ({
    id: row.id,
    userId: row.person_id,
    expiresAt: new Date(
      Date.now() + Date.parse(sooner(row.idle_expires_at, row.expires_at)) - ctx.now().getTime(),
    ),
    attributes: { kind: row.kind, device: row.device },
  })
  return {
    async getSessionAndUser(id) {
      const row = await findSession(ctx.db, id)
      return row ? [toLucia(row), { id: row.person_id, attributes: {} }] : [null, null]
    },
    async getUserSessions(personId) {
      return (await listSessions(ctx.db, personId)).map(toLucia)
    },
    async setSession({ id, userId, attributes }) {
      const now = ctx.now()
      const expires_at = new Date(now.getTime() + LIFETIMES[attributes.kind].absolute * 1000).toISOString()
      await insertSession(ctx.db, {
        id,
        person_id: userId,
        kind: attributes.kind,
        device: attributes.device,
        created_at: now.toISOString(),
        last_seen_at: now.toISOString(),
        expires_at,
        idle_expires_at: idleEnd({ kind: attributes.kind, expires_at }, now),
      })
    },
    async updateSessionExpiration(id) {
      const row = await findSession(ctx.db, id)
      if (row) await touchSession(ctx.db, id, ctx.now().toISOString(), idleEnd(row, ctx.now()))
    },
    deleteSession: (id) => deleteSession(ctx.db, id),
    deleteUserSessions: (personId) => deletePersonSessions(ctx.db, personId),
    deleteExpiredSessions: () => deleteSessionsExpiredBefore(ctx.db, ctx.now().toISOString()),
  }
}
