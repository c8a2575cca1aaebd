import { Agent, request } from 'node:http'
import type { Load } from '../load/seed'
import { PASSWORD } from '../load/seed'

/** One submitted sheet: everything that a retry must repeat to the byte. */
export interface Save {
  assignment: string
  key: string
  marks: Record<string, number>
  reasons: Record<string, string>
  body: string
}

interface Answer {
  status: number
  cookie: string | null
}

/** A judge at work: sends one sheet after the other and remembers which were acknowledged. */
export class Judge {
  readonly acknowledged: Save[] = []
  /** Sent, and not answered yet. */
  pending: Save | null = null
  /** Whether the bytes of the pending one have left and its answer has not come. */
  inFlight = false
  retried = 0
  unexpected: string[] = []
  #cookie = ''
  #count = 0
  readonly #progress = new Map<string, { version: number; revision: number }>()
  #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(
    readonly index: number,
    readonly who: Load['judges'][number],
    readonly criteria: readonly string[],
  ) {}

  async logIn(origin: string): Promise<void> {
    const body = new URLSearchParams({ account: this.who.account, password: PASSWORD }).toString()
    const { status, cookie } = await this.#post(`${origin}/masuk`, body)
    if (status !== 303 || !cookie) throw new Error(`log-in of ${this.who.account}: ${status}`)
    this.#cookie = cookie.split(';')[0] ?? ''
  }

  #next(): Save {
    const count = this.#count++
    const assignment = this.who.assignments[count % this.who.assignments.length] ?? ''
    const { version, revision } = this.#progress.get(assignment) ?? { version: 0, revision: 0 }
    // Never the marks of before: an unchanged sheet is refused.
    const marks = Object.fromEntries(
      this.criteria.map((code, at) => [code, (count * 7 + at * 13 + this.index * 3 + revision) % 101]),
    )
    const key = `${this.index}:crash-${count}`
    const fields = new URLSearchParams({
      write_key: key,
      versi: String(version),
      revisi: String(revision),
      alasan_perubahan: revision > 0 ? `Perubahan ke-${revision}` : '',
    })
    const reasons = Object.fromEntries(
      this.criteria.map((code) => [code, `Alasan ${count} untuk ${code}: “tepat” & 100 % – ${key}`]),
    )
    for (const code of this.criteria) {
      fields.set(`nilai.${code}`, String(marks[code]))
      fields.set(`alasan.${code}`, reasons[code] ?? '')
    }
    return { assignment, key, marks, reasons, body: fields.toString() }
  }

  /** Sends sheets until the server is gone or `stopped` says so; begins with the one left unanswered. */
  async work(origin: string, stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      if (this.pending) this.retried++
      else this.pending = this.#next()
      if (!(await this.#send(origin, this.pending))) return
    }
  }

  /** Sends what is unanswered once more. */
  async settle(origin: string): Promise<void> {
    if (!this.pending) return
    this.retried++
    if (!(await this.#send(origin, this.pending))) throw new Error('the server did not answer')
  }

  async #send(origin: string, save: Save): Promise<boolean> {
    try {
      const { status } = await this.#post(`${origin}/menilai/lembar/${save.assignment}/kirim`, save.body)
      if (status === 303) this.#acknowledge(save)
      else this.unexpected.push(`${save.key}: ${status}`)
      this.pending = null
      return true
    } catch {
      return false
    }
  }

  #acknowledge(save: Save): void {
    const { version, revision } = this.#progress.get(save.assignment) ?? { version: 0, revision: 0 }
    this.#progress.set(save.assignment, { version: version + 1, revision: revision + 1 })
    this.acknowledged.push(save)
  }

  #post(url: string, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': Buffer.byteLength(body),
        ...(this.#cookie ? { Cookie: this.#cookie } : {}),
      }
      const sent = request(url, { method: 'POST', headers, agent: this.#agent }, (response) => {
        response.resume()
        response.on('error', fail)
        response.on('end', () => {
          this.inFlight = false
          resolve({ status: response.statusCode ?? 0, cookie: response.headers['set-cookie']?.[0] ?? null })
        })
      })
      const fail = (error: Error) => {
        this.inFlight = false
        reject(error)
      }
      sent.on('error', fail)
      sent.on('finish', () => {
        this.inFlight = true
      })
      sent.end(body)
    })
  }
}
