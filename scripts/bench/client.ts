import { Agent, request } from 'node:http'

export interface Reply {
  status: number
  bytes: number
  cookie: string | null
}

/** Many connections to one server. */
export class Client {
  readonly #agent: Agent

  constructor(
    readonly origin: string,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  send(method: 'GET' | 'POST', path: string, cookie = '', body = ''): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const headers = {
        ...(cookie ? { Cookie: cookie } : {}),
        ...(method === 'POST'
          ? {
              'Content-Type': 'application/x-www-form-urlencoded',
              'Content-Length': Buffer.byteLength(body),
            }
          : {}),
      }
      const sent = request(this.origin + path, { method, headers, agent: this.#agent }, (response) => {
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            ...{ status: response.statusCode ?? 0, bytes },
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
          }),
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  async logIn(account: string, password: string): Promise<string> {
    const body = new URLSearchParams({ account, password }).toString()
    const { status, cookie } = await this.send('POST', '/masuk', '', body)
    if (status !== 303 || !cookie) throw new Error(`log-in of ${account}: ${status}`)
    return cookie
  }

  close(): void {
    this.#agent.destroy()
  }
}

/**
 * Lets each worker send one request after the other for a while.
 * @returns requests a second
 * @throws when an answer has another status
 */
export async function throughput(
  workers: readonly (() => Promise<Reply>)[],
  status: number,
  milliseconds = 3000,
): Promise<number> {
  const start = process.hrtime.bigint()
  const until = Date.now() + milliseconds
  let count = 0
  await Promise.all(
    workers.map(async (work) => {
      while (Date.now() < until) {
        const reply = await work()
        if (reply.status !== status) throw new Error(`answered ${reply.status}, wanted ${status}`)
        count++
      }
    }),
  )
  return count / (Number(process.hrtime.bigint() - start) / 1e9)
}
