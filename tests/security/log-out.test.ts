import { afterAll, beforeAll, expect, it } from 'vitest'
import { WHO } from '#tests/access/row'
import { keyOf, loadRows } from '#tests/support/access-rows'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'

const rows = (await loadRows()).filter(
  ({ method, prepare, route }) => method === 'GET' && !prepare && route.startsWith('routes/'),
)

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

it('can be done from every page of everybody, and by POST only', async () => {
  const as = await everyClient(server)
  const looked = new Set<string>()
  const without: string[] = []
  for (const row of rows)
    for (const who of WHO) {
      if (who === 'anonymous' || row.expect[who] !== 200) continue
      const response = await as[who].get(row.path(server.world))
      const html = await response.text()
      if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue
      looked.add(row.route)
      if (!/<form method="post" action="\/keluar">.*?<button type="submit"[^>]*>/s.test(html))
        without.push(`${keyOf(row)} as ${who}`)
    }
  expect(without).toEqual([])
  expect(looked.size).toBeGreaterThan(50)
}, 300_000)

it('does nothing by GET', async () => {
  const judge = await server.as('judge')
  expect((await judge.get('/keluar')).status).toBeGreaterThanOrEqual(400)
  expect((await judge.request('/keluar', { method: 'HEAD' })).status).toBeGreaterThanOrEqual(400)
  expect((await judge.get('/beranda')).status).toBe(200)
  const response = await judge.post('/keluar', {})
  expect([response.status, response.headers.get('Clear-Site-Data')]).toEqual([303, '"cache"'])
  expect((await judge.get('/beranda')).status).toBe(302)
})
