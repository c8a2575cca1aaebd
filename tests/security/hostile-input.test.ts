import { afterAll, beforeAll, expect, it } from 'vitest'
import { WHO, type Who } from '#tests/access/row'
import { loadRows, nameOf } from '#tests/support/access-rows'
import { databaseHash } from '#tests/support/database-hash'
import { fillForm } from '#tests/support/html-form'
import type { Client } from '#tests/support/server'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'

const rows = (await loadRows()).filter(({ prepare }) => !prepare)
const pages = rows.filter(
  ({ method, route, records }) => method === 'GET' && route.startsWith('routes/') && !records,
)

/** Text that would run, or break out of an attribute or an address, where it is not escaped. */
const MARKUP = `"'><img src=x onerror=alert(1)><script>alert(2)</script>&lt;`
const HOSTILE = [
  MARKUP,
  "' OR 1=1 --",
  "'; DROP TABLE person; --",
  '%',
  '_',
  '1e309',
  'NaN',
  '-1',
  '9007199254740991',
  '99999999999999999999',
  '__proto__',
  'constructor',
  '\u0000\u202e\ud800',
  'a'.repeat(2000),
]
const PARAMETERS = [
  'cari',
  'halaman',
  'lain',
  'tahap',
  'kategori',
  'kecamatan',
  'kelurahan',
  'keadaan',
  'peran',
].concat(['saring', 'tim', 'grup', 'dialek', 'ke', 'pesan', '__proto__', 'constructor[prototype]'])

const unescaped = (html: string) => /<img src=x|<script>alert|onerror=alert\(1\)>/.test(html)

let server: WorldServer
let as: Record<Who, Client>
beforeAll(async () => {
  server = await startWorldServer()
  as = await everyClient(server)
})
afterAll(() => server.close())

it('breaks no page by what stands in its address, shows none of it as markup, and changes nothing', async () => {
  const before = await databaseHash(server.ctx)
  const wrong: unknown[] = []
  for (const row of pages) {
    const who = WHO.find((each) => row.expect[each] === 200)
    if (!who) continue
    const path = row.path(server.world)
    for (const [index, text] of HOSTILE.entries()) {
      // Each twice, so that repeated parameters are seen too.
      const query = new URLSearchParams(
        PARAMETERS.flatMap((name) => [
          [name, text],
          [name, HOSTILE[(index + 1) % HOSTILE.length] ?? ''],
        ]),
      )
      const response = await as[who].get(`${path}${path.includes('?') ? '&' : '?'}${query}`)
      const html = await response.text()
      if (response.status >= 500 || unescaped(html))
        wrong.push([nameOf(row), text.slice(0, 20), response.status])
    }
  }
  expect(wrong).toEqual([])
  expect(await databaseHash(server.ctx)).toBe(before)
}, 300_000)

it('finds no more people, wards or entries by a condition written into the search', async () => {
  const found = async (search: string) => {
    const html = await as.organizer.html(`/orang?${new URLSearchParams({ cari: search })}`)
    return [...html.matchAll(/href="\/orang\/[0-9a-f-]{36}"/g)].length
  }
  expect(await found('')).toBeGreaterThan(3)
  for (const search of ["' OR 1=1 --", '%', '_', "%' OR '1'='1", '\\%'])
    expect([search, await found(search)]).toEqual([search, 0])
})

it('breaks no form by what is typed into it', async () => {
  const wrong: unknown[] = []
  for (const row of rows) {
    if (row.method !== 'POST' || row.files || !row.route.startsWith('routes/')) continue
    const who = WHO.find((each) => row.expect[each] < 400)
    if (!who || ['routes/keluar', 'routes/akun.sesi'].includes(row.route)) continue
    const fields = Object.keys(row.form?.(server.world, who) ?? {})
    for (const text of HOSTILE) {
      const body = [...fields, '__proto__', 'role', 'score'].flatMap((name): [string, string][] => [
        [name, text],
        [name, text],
      ])
      const response = await as[who].post(row.path(server.world), body, { headers: { Accept: 'text/html' } })
      const html = await response.text()
      if (response.status >= 500 || unescaped(html))
        wrong.push([nameOf(row), text.slice(0, 20), response.status])
      if (response.headers.getSetCookie().length > 0) as[who] = await server.as(who)
    }
  }
  expect(wrong).toEqual([])
}, 300_000)

it('escapes what people are called on every page of everybody', async () => {
  const named: string[] = []
  for (const who of WHO) {
    if (who === 'anonymous') continue
    const client = await server.as(who)
    const typed = { name: MARKUP, office: MARKUP }
    const response = await client.post('/akun', fillForm(await client.html('/akun'), 'akun', typed))
    if (response.status === 303) named.push(who)
  }
  expect(named).toEqual(WHO.filter((who) => who !== 'anonymous'))
  const wrong: unknown[] = []
  let shown = 0
  for (const row of pages)
    for (const who of WHO) {
      if (row.expect[who] !== 200) continue
      const response = await as[who].get(row.path(server.world))
      const html = await response.text()
      if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue
      if (html.includes('&lt;img src=x')) shown += 1
      if (unescaped(html)) wrong.push([nameOf(row), who])
    }
  expect(wrong).toEqual([])
  expect(shown).toBeGreaterThan(100)
}, 300_000)
