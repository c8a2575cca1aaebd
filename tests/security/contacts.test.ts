import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccessRow, WHO, type Who } from '#tests/access/row'
import { loadRows } from '#tests/support/access-rows'
import { readPdf } from '#tests/support/pdf-text'
import type { Client } from '#tests/support/server'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'
import { SYSTEM } from '~/domain/actors'
import { EXPORT_NAMES } from '~/exports/index.server'
import { transact } from '~/services/transact.server'

/*
 * Everybody gets contacts and numbers that stand nowhere else; then everybody reads everything there is to
 * read, and what gives somebody away is held against the list of those who need it.
 */
let server: WorldServer
let clients: Record<Who, Client>
/** Account by what would give the person away. */
const traces = new Map<string, string>()

beforeAll(async () => {
  server = await startWorldServer()
  const people = await server.ctx.db.selectFrom('person').select(['id', 'account']).execute()
  await transact(server.ctx, SYSTEM, { type: 'account.changed' }, async (_, record) => {
    for (const { id, account } of people) {
      const [phone, email, nip] = [
        `0899000${1000 + id}`,
        `surat${id}@pribadi.test`,
        `1970010120000${1000 + id}`,
      ]
      for (const trace of [phone, email, nip]) traces.set(trace, account)
      await record.insert('person_contact', { person_id: id, phone, email })
      await record.update('person', id, { nip })
    }
  })
  const { open, cast } = server.world
  const act = { type: 'registration.requested', competition: open.uid } as const
  await transact(server.ctx, cast.otherTeam, act, (_, record) =>
    record.insert('registration', {
      competition_id: open.id,
      region_code: '36.71.07.1001',
      person_id: cast.otherTeam.id ?? 0,
      role: 'drafter',
      requested_at: server.ctx.now().toISOString(),
    }),
  )
  clients = await everyClient(server)
}, 60_000)
afterAll(() => server.close())

async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (response.headers.get('content-type')?.startsWith('application/pdf'))
    return (await readPdf(bytes)).pages.join('\n')
  return new TextDecoder().decode(bytes)
}

/** Whose contacts or numbers this person finds there, themselves left out. */
async function revealed(who: Who, path: string): Promise<string[]> {
  const text = await textOf(await clients[who].get(path))
  const own = who === 'anonymous' ? null : server.world.cast[who].account
  const found = [...traces].filter(([trace]) => text.includes(trace)).map(([, account]) => account)
  return [...new Set(found)].filter((account) => account !== own).sort()
}

const needs = (route: string, who: Who) => NEEDED[route]?.includes(who) ?? false

/** Who needs contacts, and where: those who manage the account, and those who decide on a registration. */
const NEEDED: Record<string, readonly Who[]> = {
  'routes/orang.$uid._index': ['administrator', 'organizer'],
  'routes/orang.$uid.ubah': ['administrator', 'organizer'],
  'routes/kelola.$slug.pendaftaran._index': ['organizer', 'verifier'],
  // The contacts that are taken out of a blind rendition are checked there.
  'routes/kelola.$slug.tanpa-nama.$revision._index': ['organizer'],
}

it('shows contacts on no page but to those who need them', async () => {
  const rows = (await loadRows()).filter(({ method, prepare }: AccessRow) => method === 'GET' && !prepare)
  const seen: Record<string, Who[]> = {}
  const leaks: string[] = []
  for (const row of rows)
    for (const who of WHO) {
      if (row.expect[who] !== 200) continue
      const accounts = await revealed(who, row.path(server.world))
      if (accounts.length === 0) continue
      if (needs(row.route, who)) seen[row.route] = [...(seen[row.route] ?? []), who]
      else leaks.push(`${row.route}: ${who} finds ${accounts.join(', ')}`)
    }
  expect(leaks).toEqual([])
  expect(Object.fromEntries(Object.entries(seen).map(([route, who]) => [route, [...new Set(who)]]))).toEqual(
    NEEDED,
  )
}, 300_000)

it('puts contacts into no export, in either dialect', async () => {
  const { slug } = server.world.open
  for (const name of EXPORT_NAMES)
    for (const dialect of ['id', 'intl'])
      for (const who of ['organizer', 'inspector', 'chair'] as const)
        expect(await revealed(who, `/kelola/${slug}/ekspor/${name}.csv?dialek=${dialect}`)).toEqual([])
}, 60_000)

it('puts no contact into an event', async () => {
  const bodies = (await server.ctx.db.selectFrom('event').select('body').execute()).map(({ body }) => body)
  expect([...traces.keys()].filter((trace) => bodies.some((body) => body.includes(trace)))).toEqual([])
})
