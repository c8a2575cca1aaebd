import type { IncomingMessage } from 'node:http'

interface Turn {
  request: IncomingMessage
  over: Promise<unknown>
}

/**
 * One request after the other for each upload. Who comes again has given the connection before up: what still arrives
 * there is cut off at once, so that nobody waits for a dead link and the offset that is answered stays true.
 */
export class Turns {
  readonly #last = new Map<string, Turn>()

  async take<T>(id: string, request: IncomingMessage, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(id)
    if (before && !before.request.complete) before.request.destroy()
    const done = (before?.over ?? Promise.resolve()).then(work)
    const turn = { request, over: done.catch(() => {}) }
    this.#last.set(id, turn)
    try {
      return await done
    } finally {
      if (this.#last.get(id) === turn) this.#last.delete(id)
    }
  }
}
