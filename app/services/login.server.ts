import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { findCredential } from '#db/queries/credentials'
import { findPersonByAccount } from '#db/queries/people'
import type { Actor } from '~/domain/actors'
import { inputError, TooManyError } from '~/domain/errors'
import { loadActor } from './actors.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { verifyPassword } from './passwords.server'
import { transact } from './transact.server'

interface Attempt {
  account: string
  password: string
  remoteAddress: string
}

interface Limits {
  pair: RateLimiterMemory
  address: RateLimiterMemory
}

/** Per account *and* address, so that nobody can lock somebody else out; and per address over all accounts. */
const limitsOf = new WeakMap<Context, Limits>()

function limits(ctx: Context): Limits {
  const known = limitsOf.get(ctx)
  if (known) return known
  const created = {
    pair: new RateLimiterMemory({ points: 10, duration: 15 * 60 }),
    address: new RateLimiterMemory({ points: 100, duration: 15 * 60 }),
  }
  limitsOf.set(ctx, created)
  return created
}

async function refuseWhenSpent(limiter: RateLimiterMemory, key: string): Promise<void> {
  const state = await limiter.get(key)
  if (state && state.remainingPoints <= 0) throw new TooManyError(Math.ceil(state.msBeforeNext / 1000))
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent
  }
}

/**
 * Checks account and password.
 * @throws InputError `login_wrong`, the same for an unknown account; TooManyError after ten failures.
 */
export async function logIn(ctx: Context, { account, password, remoteAddress }: Attempt): Promise<Actor> {
  const { pair, address } = limits(ctx)
  const name = account.trim().toLowerCase()
  const pairKey = sha256Hex(`${name}\n${remoteAddress}`)
  await refuseWhenSpent(pair, pairKey)
  await refuseWhenSpent(address, remoteAddress)
  const person = await findPersonByAccount(ctx.db, name)
  const credential = person ? await findCredential(ctx.db, person.id) : undefined
  const right = await verifyPassword(credential?.password_hash, password.slice(0, 1000))
  const actor = right && person ? await loadActor(ctx, person.id) : null
  if (!actor) {
    await spend(pair, pairKey)
    await spend(address, remoteAddress)
    ctx.log({ action: 'login', outcome: 'refused', account: sha256Hex(name).slice(0, 12), remoteAddress })
    throw inputError('account', 'login_wrong')
  }
  await pair.delete(pairKey)
  await transact(ctx, actor, { type: 'login.succeeded' }, async (_, record) => {
    record.refs({ person: actor.uid })
  })
  ctx.log({ action: 'login', outcome: 'accepted', actor: actor.uid, remoteAddress })
  return actor
}
