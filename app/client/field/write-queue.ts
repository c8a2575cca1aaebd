interface Run {
  again: boolean
  done: Promise<void>
}

/** One write at a time for each key; what changes meanwhile is written after it, the last state only. */
export class WriteQueue {
  readonly #runs = new Map<string, Run>()

  constructor(readonly failed: () => void) {}

  /** `put` writes the state as it is when it is called. */
  write(key: string, put: () => Promise<void>): void {
    const running = this.#runs.get(key)
    if (running) {
      running.again = true
      return
    }
    const run: Run = { again: false, done: Promise.resolve() }
    this.#runs.set(key, run)
    run.done = this.#repeat(key, run, put)
  }

  async #repeat(key: string, run: Run, put: () => Promise<void>): Promise<void> {
    try {
      do {
        run.again = false
        await put()
      } while (run.again)
    } catch {
      this.failed()
    } finally {
      this.#runs.delete(key)
    }
  }

  /** When everything is on the disk. */
  async settled(): Promise<void> {
    while (this.#runs.size > 0) await Promise.all([...this.#runs.values()].map(({ done }) => done))
  }
}
