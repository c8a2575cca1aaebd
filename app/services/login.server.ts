import { findCredential } from '#db/queries/credentials'
import { findPersonByAccount } from '#db/queries/people'
import type { Actor } from '~/domain/actors'
import { inputError } from '~/domain/errors'
import { loadActor } from './actors.server'
import { limitAttempts, networkOf } from './attempts.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { verifyPassword } from './passwords.server'
import { transact } from './transact.server'

interface Attempt {
  account: string
  password: string
  remoteAddress: string
}

/** Per account *and* address, so that nobody can lock somebody else out; and per address over all accounts. */
const perPair = limitAttempts(10, 15 * 60)
const perAddress = limitAttempts(100, 15 * 60)

/**
 * Checks account and password.
 * @throws InputError `login_wrong`, the same for an unknown account; TooManyError after ten failures.
 */
export async function logIn(ctx: Context, { account, password, remoteAddress }: Attempt): Promise<Actor> {
  const address = networkOf(remoteAddress)
  const name = account.trim().toLowerCase()
  const pairKey = sha256Hex(`${name}\n${address}`)
  // Counted before the password is checked: many at once must not all pass as the first.
  await perPair.spend(ctx, pairKey)
  await perAddress.spend(ctx, address)
  const person = await findPersonByAccount(ctx.db, name)
  const credential = person ? await findCredential(ctx.db, person.id) : undefined
  const right = await verifyPassword(credential?.password_hash, password.slice(0, 1000))
  const actor = right && person ? await loadActor(ctx, person.id) : null
  if (!actor) {
    ctx.log({ action: 'login', outcome: 'refused', account: sha256Hex(name).slice(0, 12), remoteAddress })
    throw inputError('account', 'login_wrong')
  }
  await perPair.forget(ctx, pairKey)
  await perAddress.giveBack(ctx, address)
  await transact(ctx, actor, { type: 'login.succeeded' }, async (_, record) => {
    record.refs({ person: actor.uid })
  })
  ctx.log({ action: 'login', outcome: 'accepted', actor: actor.uid, remoteAddress })
  return actor
}
