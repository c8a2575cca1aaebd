/** Writes of one key that may be on their way; more than that, and a slow disk falls ever further behind its writer. */
const MOST = 3

interface Run {
  flying: number
  again: boolean
}

/** Writes each key at once, and where its disk is slow the last state after the ones on their way. */
export class WriteQueue {
  readonly #runs = new Map<string, Run>()
  readonly #flying = new Set<Promise<void>>()

  constructor(readonly failed: () => void) {}

  /** `put` writes the state as it is when it is called; the disk takes what it is given in order. */
  write(key: string, put: () => Promise<void>): void {
    const run = this.#runs.get(key) ?? { flying: 0, again: false }
    this.#runs.set(key, run)
    if (run.flying >= MOST) {
      run.again = true
      return
    }
    run.flying++
    const flight = put()
      .catch(this.failed)
      .then(() => {
        run.flying--
        this.#flying.delete(flight)
        if (!run.again) return
        run.again = false
        this.write(key, put)
      })
    this.#flying.add(flight)
  }

  /** When everything is on the disk. */
  async settled(): Promise<void> {
    while (this.#flying.size > 0) await Promise.all(this.#flying)
  }
}
