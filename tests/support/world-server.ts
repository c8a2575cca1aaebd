import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WHO, type Who } from '#tests/access/row'
import { createSessions } from '~/http/session.server'
import type { ContextOptions } from '~/server/context'
import { openTestContext, seededRandom } from './context'
import { type Client, startServer, type TestServer } from './server'
import { createWorld, type World, type WorldOptions } from './world'

interface Template {
  dataDir: string
  world: World
}

const templates = new Map<string, Promise<Template>>()

async function makeTemplate(options: WorldOptions): Promise<Template> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-world-'))
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const ctx = await openTestContext({ dataDir })
  try {
    return { dataDir, world: await createWorld(ctx, options) }
  } finally {
    await ctx.close()
  }
}

/** The world's data directory, made once for each kind and test process; callers copy it. */
export function worldTemplate(options: WorldOptions = {}): Promise<Template> {
  const key = JSON.stringify(options)
  const known = templates.get(key) ?? makeTemplate(options)
  templates.set(key, known)
  return known
}

export interface WorldServer extends TestServer {
  world: World
  /** A browser in which that person is logged in; nobody for `anonymous`. */
  as(who: Who | 'deputy' | 'secondJudge'): Promise<Client>
}

/** The built app on a copy of the world of its own. */
export async function startWorldServer(
  options: Partial<ContextOptions> = {},
  worldOptions: WorldOptions = {},
): Promise<WorldServer> {
  const template = await worldTemplate(worldOptions)
  const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-copy-'))
  cpSync(template.dataDir, dataDir, { recursive: true })
  // Another seed than the world's: the same ids would be made twice.
  const server = await startServer({ random: seededRandom('copy'), ...options, dataDir })
  const sessions = createSessions(server.ctx)
  return {
    ...server,
    world: template.world,
    async as(who) {
      const client = server.client()
      if (who === 'anonymous') return client
      const [pair = ''] = (await sessions.start(template.world.cast[who], undefined, null)).split(';')
      const split = pair.indexOf('=')
      client.setCookie(pair.slice(0, split), pair.slice(split + 1))
      return client
    },
    async close() {
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Everybody's browser on one server. */
export async function everyClient(server: WorldServer): Promise<Record<Who, Client>> {
  const pairs: [Who, Client][] = []
  for (const who of WHO) pairs.push([who, await server.as(who)])
  return Object.fromEntries(pairs) as Record<Who, Client>
}
