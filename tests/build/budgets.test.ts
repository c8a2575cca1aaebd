import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadRows } from '#tests/support/access-rows'
import { loadBuild } from '#tests/support/server'
import { collectVisits, pageRows, type Visit } from '#tests/support/visits'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'

/** Bytes, gzipped, of what a page may make a phone fetch. */
const STYLE_BUDGET = 20_000
const SCRIPT_BUDGET = 124_000

const CLIENT = join('build', 'client')
const build = await loadBuild()

const sizeOf = (path: string) => gzipSync(readFileSync(join(CLIENT, path)), { level: 9 }).length
const total = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + sizeOf(path), 0)
const filesIn = (folder: string) =>
  readdirSync(join(CLIENT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))

/** A script with everything that it imports before it runs; what it only imports later is left out. */
function withImports(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found
  found.add(path)
  const source = readFileSync(join(CLIENT, path), 'utf8')
  for (const [, name] of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    if (name) withImports(join('assets', name), found)
  return found
}

interface Module {
  handle?: { scripts?: boolean }
}

/** The route and its parents, innermost first. */
function chainOf(id: string): string[] {
  const chain: string[] = []
  for (let route = build.routes[id]; route; route = route.parentId ? build.routes[route.parentId] : undefined)
    chain.push(route.id)
  return chain
}

const wantsScripts = (id: string) => (build.routes[id]?.module as Module | undefined)?.handle?.scripts === true
const hydrated = Object.keys(build.routes).filter((id) => chainOf(id).some(wantsScripts))

/** Pages that load a module of their own instead of being hydrated. */
const ENHANCED_BUDGETS: Record<string, number> = {
  'routes/berkas.$uid._index': 15_000,
  'routes/berkas.$uid.bagian.$section': 15_000,
  'routes/berkas.$uid.bahan.$stage': 5_000,
  'routes/berkas.$uid.bukti._index': 40_000,
  'routes/berkas.$uid.kirim': 15_000,
  'routes/berkas.$uid.tarik': 5_000,
  'routes/kelola.$slug.paparan.$stage.layar': 5_000,
  'routes/tim._index': 5_000,
}
const ENHANCED = Object.keys(ENHANCED_BUDGETS)
const linkedScripts = (html: string) =>
  [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path.slice(1))

/** Every script that the document of a hydrated page names, and all that those import. */
function scriptsOf(id: string): Set<string> {
  const { entry, routes, url } = build.assets
  const named = [entry.module, url, ...chainOf(id).flatMap((route) => routes[route]?.module ?? [])]
  const found = new Set<string>()
  for (const path of named) withImports(path.replace(/^\//, ''), found)
  return found
}

let server: WorldServer
let visits: Visit[]
beforeAll(async () => {
  server = await startWorldServer()
  visits = await collectVisits(server, await everyClient(server), pageRows(build, await loadRows()))
})
afterAll(() => server.close())

it('has style sheets of at most 20 kB gzipped in all', () => {
  const sheets = filesIn('assets').filter((path) => path.endsWith('.css'))
  expect(sheets.length).toBeGreaterThan(0)
  expect(total(sheets)).toBeLessThanOrEqual(STYLE_BUDGET)
})

/** Kept by its worker, so that it is loaded once; it works from the device alone and is the same for everybody. */
const DEVICE = 'routes/luring'
const DEVICE_BUDGET = 148_000

it.each(hydrated.length > 0 ? hydrated : ['root'])('%s loads no more script than it may', (id) => {
  expect(total(scriptsOf(id))).toBeLessThanOrEqual(
    id === DEVICE ? DEVICE_BUDGET : SCRIPT_BUDGET,
  )
})

it('finds the imports of a script', () => {
  const entry = build.assets.entry.module.replace(/^\//, '')
  expect(withImports(entry).size).toBeGreaterThan(1)
  for (const path of build.assets.entry.imports) expect([...withImports(entry)]).toContain(path.replace(/^\//, ''))
})

it('sends no script with public, log-in and error pages, nor where no route asks for it', () => {
  const quiet = visits.filter(
    ({ who, route, status }) =>
      (who === 'anonymous' && route !== DEVICE) ||
      status >= 400 ||
      ![...hydrated, ...ENHANCED].includes(route),
  )
  expect(quiet.map(({ name }) => name)).toContain('GET routes/masuk as anonymous')
  expect(quiet.filter(({ html }) => /<script/i.test(html)).map(({ name }) => name)).toEqual([])
})

it('sends modules within their budget with pages that are enhanced', () => {
  const pages = visits.filter(
    ({ who, route, status, html }) =>
      (who === 'drafter' || route.startsWith('routes/kelola.')) && status === 200 && ENHANCED.includes(route) && html.includes('<script'),
  )
  expect([...new Set(pages.map(({ route }) => route))].sort()).toEqual(ENHANCED)
  for (const { html, route } of pages) {
    const found = new Set<string>()
    for (const path of linkedScripts(html)) withImports(path, found)
    expect(total(found)).toBeLessThanOrEqual(ENHANCED_BUDGETS[route] ?? 0)
  }
})

it('sends the scripts of hydrated pages as files only, one small start apart', () => {
  for (const { html, route, status } of visits) {
    if (status !== 200 || !hydrated.includes(route)) continue
    const unknown = linkedScripts(html).filter((path) => !scriptsOf(route).has(path))
    expect(unknown).toEqual([])
  }
})

it('ships no source map', () => {
  const files = filesIn('.')
  expect(files.filter((path) => path.endsWith('.map'))).toEqual([])
  const code = files.filter((path) => /\.(js|css)$/.test(path))
  expect(code.filter((path) => readFileSync(join(CLIENT, path), 'utf8').includes('sourceMappingURL'))).toEqual([])
})
