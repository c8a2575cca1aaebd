import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TooManyError } from '~/domain/errors'
import type { Context } from './context'

/** At most `points` attempts per key within `seconds`, counted per process. */
export function limitAttempts(points: number, seconds: number) {
  const limiters = new WeakMap<Context, RateLimiterMemory>()
  const limiterOf = (ctx: Context) => {
    const known = limiters.get(ctx) ?? new RateLimiterMemory({ points, duration: seconds })
    limiters.set(ctx, known)
    return known
  }
  return {
    /** Counts one attempt. @throws TooManyError when there were too many */
    async spend(ctx: Context, key: string): Promise<void> {
      try {
        await limiterOf(ctx).consume(key)
      } catch (spent) {
        if (!(spent instanceof RateLimiterRes)) throw spent
        throw new TooManyError(Math.ceil(spent.msBeforeNext / 1000))
      }
    },
    /** Takes one attempt back that turned out to be no abuse. */
    async giveBack(ctx: Context, key: string): Promise<void> {
      await limiterOf(ctx).reward(key)
    },
    async forget(ctx: Context, key: string): Promise<void> {
      await limiterOf(ctx).delete(key)
    },
  }
}

/** Whom an address stands for: itself, or its /64 of IPv6, all of which one household may use. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*/, '')
  if (!isIPv6(plain)) return plain
  const [before = [], after = []] = plain.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = plain.includes('::') ? Array<string>(8 - before.length - after.length).fill('0') : []
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
