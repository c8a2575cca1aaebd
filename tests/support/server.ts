import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { Express } from 'express'
import { type AppOptions, createApp } from '~/server/app'
import type { ContextOptions } from '~/server/context'
import { openTestContext, PASSWORD, type TestContext } from './context'

const BUILD = resolve('build')

/** A browser without a browser: cookies are kept, redirects are not followed. */
export class Client {
  readonly #cookies = new Map<string, string>()
  #keys = 0

  constructor(
    readonly address: string,
    readonly origin: string = address,
  ) {}

  get cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(this.address + path, {
      redirect: 'manual',
      ...init,
      headers: { ...(this.#cookies.size > 0 ? { Cookie: this.cookieHeader } : {}), ...init.headers },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const split = pair.indexOf('=')
      const name = pair.slice(0, split)
      const value = pair.slice(split + 1)
      if (value === '' || /Max-Age=0/i.test(cookie)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }

  get(path: string): Promise<Response> {
    return this.request(path)
  }

  async html(path: string): Promise<string> {
    return (await this.get(path)).text()
  }

  /** Posts a form as a browser on our own page does. Without `write_key` a fresh one is made. */
  post(
    path: string,
    fields: Record<string, string> | [string, string][],
    init: RequestInit = {},
  ): Promise<Response> {
    const body = new URLSearchParams(fields)
    if (!body.has('write_key')) body.set('write_key', `:test-${++this.#keys}-${Math.random()}`)
    return this.request(path, {
      ...init,
      method: 'POST',
      body,
      headers: { Origin: this.origin, ...init.headers },
    })
  }

  /** Posts a multipart form. */
  upload(path: string, body: FormData, init: RequestInit = {}): Promise<Response> {
    if (!body.has('write_key')) body.set('write_key', `:test-${++this.#keys}-${Math.random()}`)
    return this.request(path, {
      ...init,
      method: 'POST',
      body,
      headers: { Origin: this.origin, ...init.headers },
    })
  }

  async logIn(account: string, password = PASSWORD): Promise<this> {
    const response = await this.post('/masuk', { account, password })
    if (response.status !== 303) throw new Error(`log-in of ${account} answered ${response.status}`)
    return this
  }
}

export interface TestServer {
  ctx: TestContext
  app: Express
  http: Server
  /** Where browsers think they are; the tests' own address unless the options say otherwise. */
  origin: string
  /** Where the server listens. */
  address: string
  client(): Client
  close(): Promise<void>
}

/** The server build that tests over HTTP use: routes with their modules, assets. */
export async function loadBuild(): Promise<ServerBuild> {
  const buildFile = `${BUILD}/server/remix.js`
  if (!existsSync(buildFile)) throw new Error('run `npm run build` first: tests over HTTP use the built app')
  return (await import(/* @vite-ignore */ pathToFileURL(buildFile).href)) as ServerBuild
}

/** The built app on a real HTTP server at a free loopback port, on a database of its own. */
export async function startServer(
  options: Partial<ContextOptions> = {},
  appOptions: Pick<AppOptions, 'trustProxy'> = {},
): Promise<TestServer> {
  const build = await loadBuild()
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = options.origin ?? address
  const ctx = await openTestContext({ workerFile: `${BUILD}/worker.js`, origin, ...options })
  const app = createApp(ctx, { build, clientDirectory: `${BUILD}/client`, ...appOptions })
  server.on('request', app)
  return {
    ctx,
    app,
    http: server,
    origin,
    address,
    client: () => new Client(address, origin),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await ctx.close()
    },
  }
}
