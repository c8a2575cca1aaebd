import type { Db } from '#db/connect'
import { findPersonByAccount, findPersonById, listGrantsAt } from '#db/queries/people'
import type { Actor } from '~/domain/actors'
import type { Context } from './context'

type PersonRow = NonNullable<Awaited<ReturnType<typeof findPersonById>>>

async function toActor(
  db: Db,
  ctx: Context,
  person: PersonRow | undefined,
  via: Actor['via'],
): Promise<Actor | null> {
  if (!person || person.disabled_at) return null
  return {
    id: person.id,
    uid: person.uid,
    account: person.account,
    name: person.name,
    locale: person.locale,
    via,
    grants: await listGrantsAt(db, person.id, ctx.now().toISOString()),
  }
}

/** The person with the grants that hold now; null when unknown or disabled. */
export async function loadActor(
  ctx: Context,
  personId: number,
  via: Actor['via'] = 'web',
): Promise<Actor | null> {
  return toActor(ctx.db, ctx, await findPersonById(ctx.db, personId), via)
}

/** For `--as ACCOUNT` on the command line. */
export async function loadActorByAccount(ctx: Context, account: string): Promise<Actor | null> {
  return toActor(ctx.db, ctx, await findPersonByAccount(ctx.db, account), 'cli')
}
