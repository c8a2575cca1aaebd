import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '~/domain/actors'

/*
 * A device that carries sheets knows by this cookie whose they are, also without a signal. Scripts read it; it says who,
 * never that somebody is logged in.
 */
const COOKIE = 'luring'
const NOBODY = '-'
const YEAR = 31_536_000

const found = (cookies: string | undefined) => /(?:^|;\s*)luring=([\w-]+)/.exec(cookies ?? '')?.[1] ?? null

const write = ({ ctx, setCookie }: AppLoadContext, value: string) => {
  const secure = ctx.origin.startsWith('https:') ? '; Secure' : ''
  setCookie(`${COOKIE}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`)
}

/** Whether this device carries sheets of somebody who has not logged out. */
export const carriesSheets = ({ cookies }: AppLoadContext): boolean =>
  ![null, NOBODY].includes(found(cookies))

/** This device carries sheets of this person from now on. */
export const nameCarrier = (context: AppLoadContext, actor: Actor) => write(context, actor.uid)

/** Whoever logs in on a device that carries sheets sees their own alone. */
function passDevice(context: AppLoadContext, actor: Actor): void {
  if (found(context.cookies) !== null) nameCarrier(context, actor)
}

/** Nobody's until the next log-in. */
export function leaveDevice(context: AppLoadContext): void {
  if (found(context.cookies) !== null) write(context, NOBODY)
}

/** Logs a person in on the device that sent the request. */
export async function beginSession(context: AppLoadContext, actor: Actor): Promise<void> {
  context.setCookie(await context.sessions.start(actor, context.cookies, context.device))
  passDevice(context, actor)
}
