import { StateError } from '~/domain/errors'

/** Something was recorded between long work and the transaction that was to store it. */
export class Outrun extends StateError {
  constructor(reason = 'result_outrun') {
    super(reason)
  }
}

const TRIES = 3

/**
 * Does the work again when it was outrun, a few times.
 * @throws Outrun when it never came through
 */
export async function untilNotOutrun<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Outrun) || tries === TRIES) throw error
    }
  }
}
