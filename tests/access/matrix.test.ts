import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyOf, loadRows, nameOf } from '#tests/support/access-rows'
import { databaseHash } from '#tests/support/database-hash'
import {
  hasLoader,
  listExpressHandlers,
  listMiddlewares,
  listRemixHandlers,
  patternOf,
  withUnknownParameters,
} from '#tests/support/handlers'
import { type Client, loadBuild } from '#tests/support/server'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'
import { type AccessRow, WHO, type Who } from './row'

const rows = await loadRows()
const build = await loadBuild()
const named = rows.map((row) => [nameOf(row), row] as const)
const gets = named.filter(([, row]) => row.method === 'GET')
const posts = named.filter(([, row]) => row.method === 'POST')
const others = named.filter(([, row]) => !['GET', 'POST'].includes(row.method))
const isRemix = ({ route }: AccessRow) => !route.startsWith('express:') && route !== 'root'

let shared: WorldServer
let clients: Record<Who, Client>
beforeAll(async () => {
  shared = await startWorldServer()
  clients = await everyClient(shared)
})
afterAll(() => shared.close())

/** Runs with the shared server, or with a copy in the state that the row wants. */
async function inState<T>(
  row: AccessRow,
  run: (server: WorldServer, clients: Record<Who, Client>) => Promise<T>,
) {
  if (!row.prepare) return run(shared, clients)
  const server = await startWorldServer()
  try {
    await row.prepare(server.world, server.ctx)
    return await run(server, await everyClient(server))
  } finally {
    await server.close()
  }
}

function post(
  client: Client,
  row: AccessRow,
  server: WorldServer,
  who: Who,
  init: RequestInit = {},
  data = '',
) {
  const path = row.path(server.world) + data
  const fields = row.form?.(server.world, who) ?? {}
  if (!row.files) return client.post(path, fields, init)
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  for (const [name, file] of Object.entries(row.files(server.world)))
    body.set(name, new Blob([Uint8Array.from(file.bytes)]), file.name)
  return client.upload(path, body, init)
}

const dataParameter = (path: string, route: string) =>
  `${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(route)}`

async function statuses(ask: (who: Who) => Promise<Response>): Promise<Record<string, number>> {
  const found: [Who, number][] = []
  for (const who of WHO) {
    const response = await ask(who)
    await response.arrayBuffer()
    found.push([who, response.status])
  }
  return Object.fromEntries(found)
}

/** Everybody gets what the row says, by GET and by HEAD. */
async function expectPages(row: AccessRow, server: WorldServer, as: Record<Who, Client>): Promise<void> {
  const path = row.path(server.world)
  for (const method of ['GET', 'HEAD'])
    expect(await statuses((who) => as[who].request(path, { method }))).toEqual(row.expect)
}

describe('the matrix', () => {
  it('has a row for every handler that is mounted, and no others', () => {
    const mounted = [...listRemixHandlers(build), ...listExpressHandlers(shared.app), 'GET express:static']
    expect([...new Set(rows.map(keyOf))].sort()).toEqual([...new Set(mounted)].sort())
  })

  it('knows everything that may answer before a handler does', () => {
    // Origin, log, headers, guard, odd addresses; static files; session, kept pages, body, session again; errors.
    expect(listMiddlewares(shared.app)).toEqual([
      ...['query', 'expressInit'],
      ...Array(4).fill('<anonymous>'),
      ...['refuseOddAddresses', 'compression', 'serveStatic', 'serveStatic', '<anonymous>', 'keepPages'],
      ...Array(3).fill('<anonymous>'),
    ])
  })

  it('says each state of a handler once', () => {
    const names = rows.map(nameOf)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('names addresses that their routes answer', () => {
    const strays = rows.filter((row) => {
      if (!isRemix(row)) return false
      const [pathname = ''] = row.path(shared.world).split('?')
      const pattern = patternOf(build, row.route)
        .replace(/:[^/]+/g, '[^/]+')
        .replace(/\./g, '\\.')
      return !new RegExp(`^${pattern.replace(/\*$/, '.*')}$`).test(pathname)
    })
    expect(strays.map(nameOf)).toEqual([])
  })
})

describe('GET', () => {
  const quiet = gets.filter(([, row]) => !row.records)
  it.each(quiet)('%s, and changes nothing', (_, row) =>
    inState(row, async (server, as) => {
      const before = await databaseHash(server.ctx, row.keeps)
      await expectPages(row, server, as)
      expect(await databaseHash(server.ctx, row.keeps)).toBe(before)
    }),
  )

  const recording = gets.filter(([, row]) => row.records)
  it.each(recording)('%s, and leaves only its event', async (_, row) => {
    const server = await startWorldServer()
    try {
      await row.prepare?.(server.world, server.ctx)
      const events = () => server.ctx.db.selectFrom('event').select('type').orderBy('id').execute()
      const [rest, known] = [await databaseHash(server.ctx, ['event']), (await events()).length]
      await expectPages(row, server, await everyClient(server))
      expect(await databaseHash(server.ctx, ['event'])).toBe(rest)
      const left = (await events()).slice(known).map(({ type }) => type)
      expect([...new Set(left)]).toEqual([row.records])
    } finally {
      await server.close()
    }
  })

  const loaders = gets.filter(([, row]) => isRemix(row) && hasLoader(build, row.route))
  it.each(loaders)('%s, as data', (_, row) =>
    inState(row, async (server, as) => {
      const path = row.path(server.world)
      // Remix tells a script of a redirect by 204 and a header.
      const expected = Object.fromEntries(
        Object.entries(row.expect).map(([who, status]) => [
          who,
          status === 302 || status === 303 ? 204 : status,
        ]),
      )
      expect(await statuses((who) => as[who].get(path + dataParameter(path, row.route)))).toEqual(expected)
    }),
  )

  const hidden = gets.filter(
    ([, row]) => isRemix(row) && !row.prepare && patternOf(build, row.route).includes(':'),
  )
  it.each(hidden)('%s: what may not be seen answers as what is not there', async (_, row) => {
    const path = row.path(shared.world)
    const nothing = withUnknownParameters(patternOf(build, row.route), path)
    for (const who of WHO) {
      if (row.expect[who] !== 404 && row.expect[who] !== 302) continue
      const [seen, missing] = [await clients[who].get(path), await clients[who].get(nothing)]
      expect(missing.status).toBe(seen.status)
      expect(missing.headers.get('Location')).toBe(
        seen.headers.get('Location')?.replace(encodeURIComponent(path), encodeURIComponent(nothing)) ?? null,
      )
      expect(normalise(await missing.text(), nothing)).toBe(normalise(await seen.text(), path))
    }
  })
})

/** Page without what is new on every request, and with its own address named alike. */
const normalise = (html: string, path: string) =>
  html
    .replaceAll(path, 'PATH')
    .replaceAll(encodeURIComponent(path), 'PATH')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/[\w-]*:[\w-]{43}(\.[\w-]+)?/g, 'KEY')
    .replace(/\b[0-9a-f]{16}\b/g, 'REQUEST')

describe('POST', () => {
  it.each(posts)('%s', async (_, row) => {
    const refused = WHO.filter((who) => row.expect[who] >= 400)
    const accepted = WHO.filter((who) => row.expect[who] < 400)
    const found: Partial<Record<Who, number>> = {}
    const ask = async (server: WorldServer, who: Who, client: Client) => {
      const response = await post(client, row, server, who)
      found[who] = response.status
      await response.arrayBuffer()
    }
    await inState(row, async (server, as) => {
      const before = await databaseHash(server.ctx)
      for (const who of refused) await ask(server, who, as[who])
      for (const who of [...refused, ...accepted].slice(-1)) {
        const foreign = { headers: { Origin: 'https://evil.example' } }
        expect((await post(as[who], row, server, who, foreign)).status).toBe(403)
        if (!isRemix(row)) continue
        const data = dataParameter(row.path(server.world), row.route)
        expect((await post(as[who], row, server, who, foreign, data)).status).toBe(403)
      }
      expect(await databaseHash(server.ctx), 'a refused post changed the database').toBe(before)
    })
    for (const who of accepted) {
      const copy = await startWorldServer()
      try {
        await row.prepare?.(copy.world, copy.ctx)
        await ask(copy, who, await copy.as(who))
      } finally {
        await copy.close()
      }
    }
    expect(found).toEqual(row.expect)
  })
})

describe('HEAD, PATCH and DELETE', () => {
  it.each(others)('%s', (_, row) =>
    inState(row, async (server, as) => {
      const { method } = row
      const path = row.path(server.world)
      const before = await databaseHash(server.ctx)
      const headers = { 'Tus-Resumable': '1.0.0' }
      const foreign = { method, headers: { ...headers, Origin: 'https://evil.example' } }
      if (method !== 'HEAD') expect((await as.drafter.request(path, foreign)).status).toBe(403)
      expect(await statuses((who) => as[who].request(path, { method, headers }))).toEqual(row.expect)
      expect(await databaseHash(server.ctx), 'a refused request changed the database').toBe(before)
    }),
  )
})
