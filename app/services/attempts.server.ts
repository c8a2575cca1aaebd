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
    async forget(ctx: Context, key: string): Promise<void> {
      await limiterOf(ctx).delete(key)
    },
  }
}
