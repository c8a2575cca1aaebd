import { Lucia, TimeSpan } from 'lucia'
import type { Actor } from '~/domain/actors'
import { loadActor } from '~/services/actors.server'
import type { Context } from '~/services/context'
import { newToken, sha256Hex } from '~/services/ids.server'
import { isUnwritable } from './errors.server'
import { createAdapter, keepAlive, LIFETIMES, type SessionKind } from './lucia-adapter.server'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>
    UserId: number
    DatabaseSessionAttributes: { kind: SessionKind; device: string | null }
  }
}

const isSecure = (ctx: Context) => ctx.origin.startsWith('https:')

function createLucia(ctx: Context) {
  return new Lucia(createAdapter(ctx), {
    sessionExpiresIn: new TimeSpan(LIFETIMES.staff.idle, 's'),
    sessionCookie: {
      name: isSecure(ctx) ? '__Host-sid' : 'sid',
      expires: false,
      attributes: { sameSite: 'lax', path: '/', secure: isSecure(ctx) },
    },
    getSessionAttributes: ({ kind, device }) => ({ kind, device }),
  })
}

export interface OpenSession {
  id: string
  actor: Actor
}

/** Roles that only teams hold live longer, on phones of their own. */
const kindOf = (actor: Actor): SessionKind =>
  actor.grants.every(({ role }) => role === 'drafter' || role === 'responsible') ? 'team' : 'staff'

/** Everything that touches Lucia. The cookie carries a token; only its SHA-256 is stored. */
export function createSessions(ctx: Context) {
  const lucia = createLucia(ctx)
  const read = (cookies: string | undefined) => {
    try {
      const token = cookies ? lucia.readSessionCookie(cookies) : null
      return token ? sha256Hex(token) : null
    } catch {
      // A cookie with a broken escape is nobody's session.
      return null
    }
  }
  return {
    cookieName: lucia.sessionCookieName,

    /** The session of a request, kept alive by being used; null without, or after either lifetime. */
    async open(cookies: string | undefined): Promise<OpenSession | null> {
      const id = read(cookies)
      if (!id) return null
      const { session } = await lucia.validateSession(id)
      if (!session) return null
      const actor = await loadActor(ctx, session.userId)
      if (!actor) return null
      // Who only reads can go on reading while nothing can be written.
      await keepAlive(ctx, id).catch((error: unknown) => {
        if (!isUnwritable(error)) throw error
      })
      return { id, actor }
    },

    /** Starts a new session and ends the one the request came with. Returns the Set-Cookie value. */
    async start(actor: Actor, cookies: string | undefined, device: string | null): Promise<string> {
      if (actor.id === null) throw new Error('the program itself has no session')
      const before = read(cookies)
      if (before) await lucia.invalidateSession(before)
      const token = newToken(ctx)
      await lucia.createSession(actor.id, { kind: kindOf(actor), device }, { sessionId: sha256Hex(token) })
      return lucia.createSessionCookie(token).serialize()
    },

    /** Ends one session. Returns the Set-Cookie value that clears the cookie. */
    async end(id: string): Promise<string> {
      await lucia.invalidateSession(id)
      return lucia.createBlankSessionCookie().serialize()
    },

    sweep: () => lucia.deleteExpiredSessions(),
  }
}

export type Sessions = ReturnType<typeof createSessions>
