import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadRows } from '#tests/support/access-rows'
import { auditVisit } from '#tests/support/audit-visit'
import { listRemixHandlers } from '#tests/support/handlers'
import { loadBuild } from '#tests/support/server'
import { openViewer } from '#tests/support/viewer'
import { collectVisits, distinctVisits, pageRows, type Visit } from '#tests/support/visits'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'

const build = await loadBuild()
const rows = pageRows(build, await loadRows())
const seen = new Set<string>()
const seenParts = new Set<string>()
const titles = new Map<string, Set<string>>()

const servers: WorldServer[] = []
async function start(empty: boolean): Promise<WorldServer> {
  const server = await startWorldServer({}, { empty })
  servers.push(server)
  return server
}
afterAll(async () => {
  for (const server of servers) await server.close()
})

/** Every title counts; markup that several pages share is looked at once. */
async function auditAll(server: WorldServer, visits: readonly Visit[]): Promise<string[]> {
  for (const { status, html, route } of visits) {
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
    if (status === 200) titles.set(title, (titles.get(title) ?? new Set()).add(route))
  }
  const queue = distinctVisits(visits, server.world, seenParts)
  const faults: string[] = []
  const work = async () => {
    const viewer = await openViewer()
    for (let visit = queue.shift(); visit; visit = queue.shift())
      faults.push(...(await auditVisit(viewer, visit)))
    await viewer.close()
  }
  await Promise.all([work(), work()])
  return faults.sort()
}

let filled: WorldServer
beforeAll(async () => {
  filled = await start(false)
})

it('visits every page of the manifest', () => {
  const pages = listRemixHandlers(build).filter((key) => {
    const [method, id = ''] = key.split(' ')
    const module = build.routes[id]?.module as { default?: unknown } | undefined
    return method === 'GET' && id !== 'root' && Boolean(module?.default)
  })
  expect([...new Set(rows.map(({ route }) => `GET ${route}`))].sort()).toEqual(pages.sort())
})

it('finds nothing on the pages of a competition under way, and on its error pages', async () => {
  const visits = await collectVisits(filled, await everyClient(filled), rows, seen)
  expect(visits.length).toBeGreaterThan(0)
  expect(await auditAll(filled, visits)).toEqual([])
}, 600_000)

it('finds nothing on the same pages while they are empty', async () => {
  const server = await start(true)
  const visits = await collectVisits(server, await everyClient(server), rows, seen)
  expect(await auditAll(server, visits)).toEqual([])
}, 600_000)

it('has seen titles that tell pages apart', () => {
  const shared = [...titles].filter(([, routes]) => routes.size > 1)
  expect(shared.map(([title, routes]) => [title, [...routes]])).toEqual([])
})
