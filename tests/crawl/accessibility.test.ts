import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadRows } from '#tests/support/access-rows'
import { auditPage, withPage } from '#tests/support/browser'
import { listRemixHandlers } from '#tests/support/handlers'
import { loadBuild } from '#tests/support/server'
import { collectVisits, pageRows, type Visit } from '#tests/support/visits'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'

const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [1280, 360] as const

const build = await loadBuild()
const rows = pageRows(build, await loadRows())
const seen = new Set<string>()
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

/** Faults of a page that axe-core has no rule for. */
async function inspect(page: Page, { route, status }: Visit): Promise<string[]> {
  const { lang, title, headings, text } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent ?? ''),
    text: document.querySelector('main')?.textContent ?? '',
  }))
  if (status === 200) titles.set(title, (titles.get(title) ?? new Set()).add(route))
  return [
    ...(lang === 'id' ? [] : [`lang is "${lang}"`]),
    ...(title.trim() ? [] : ['no title']),
    ...(headings.length === 1 && headings[0]?.trim() ? [] : [`${headings.length} h1`]),
    ...(text.trim() ? [] : ['nothing in main']),
  ]
}

/** How far the page reaches beyond the window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function audit(page: Page, visit: Visit): Promise<string[]> {
  const faults = await inspect(page, visit)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const finding of await auditPage(page)) faults.push(`${colorScheme} ${width}: ${finding}`)
    }
  }
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 800 })
    const beyond = await overflow(page)
    if (beyond > 0) faults.push(`scrolls ${beyond} px sideways at ${width}`)
  }
  return faults.map((fault) => `${visit.name} (${visit.path}): ${fault}`)
}

/** Shows the very document that the server gave that person, so that error answers to forms can be looked at, too. */
async function show(page: Page, origin: string, visit: Visit): Promise<void> {
  const url = `${origin}${visit.path}`
  await page.route(url, (route) =>
    route.fulfill({ status: visit.status, contentType: 'text/html; charset=utf-8', body: visit.html }),
  )
  await page.goto(url)
  await page.unroute(url)
}

async function auditAll(server: WorldServer, visits: readonly Visit[]): Promise<string[]> {
  const queue = [...visits]
  const faults: string[] = []
  const work = () =>
    withPage({}, async (page) => {
      for (let visit = queue.shift(); visit; visit = queue.shift()) {
        await show(page, server.origin, visit)
        faults.push(...(await audit(page, visit)))
      }
    })
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
