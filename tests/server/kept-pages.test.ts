import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '#tests/support/context'
import { addScoredCompetition } from '#tests/support/scored'
import { addSheet } from '#tests/support/scores'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { revokeGrant } from '~/services/grants.server'

let server: TestServer
let world: Awaited<ReturnType<typeof addScoredCompetition>>
let organizer: Client
beforeAll(async () => {
  server = await startServer()
  world = await addScoredCompetition(server.ctx)
  organizer = await server.client().logIn('rahman')
})
afterAll(() => server.close())

const RANKING = '/kelola/lomba-uji-2026/peringkat'
/** Made anew for every page that is rendered, so it tells whether a page was. */
const makingOf = (html: string) => /name="write_key" value="([^"]+)"/.exec(html)?.[1]

describe('a page that is kept', () => {
  it('is the same page again, byte by byte, packed or not', async () => {
    const first = await organizer.html(RANKING)
    expect(makingOf(first)).toMatch(/^[0-9a-f-]{36}:\S+/)
    expect(await organizer.html(RANKING)).toBe(first)
    const plain = await organizer.request(RANKING, { headers: { 'Accept-Encoding': 'identity' } })
    expect(plain.headers.get('Content-Encoding')).toBeNull()
    expect(await plain.text()).toBe(first)
    const packed = await organizer.request(RANKING, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(packed.headers.get('Content-Encoding')).toBe('gzip')
    expect(packed.headers.get('Vary')).toContain('Accept-Encoding')
    expect(packed.headers.get('Cache-Control')).toBe('private, no-store')
    expect(await packed.text()).toBe(first)
    expect(await (await organizer.request(RANKING, { method: 'HEAD' })).text()).toBe('')
  })

  it('is rendered anew for another person, address and language', async () => {
    await addPerson(server.ctx, {
      account: 'inspektur',
      name: 'Inspektur Sari',
      grants: [{ role: 'inspector' }],
    })
    const mine = await organizer.html(RANKING)
    const inspector = await server.client().logIn('inspektur')
    const theirs = await inspector.html(RANKING)
    expect(theirs).toContain('Inspektur Sari')
    expect(mine).not.toContain('Inspektur Sari')
    expect(await inspector.html(RANKING)).toBe(theirs)
    const narrow = await organizer.html(`${RANKING}?kecamatan=36.71.07`)
    expect(narrow).not.toContain('P-001')
    organizer.setCookie('bahasa', 'en')
    expect(await organizer.html(RANKING)).toContain('lang="en"')
    organizer.setCookie('bahasa', 'id')
    expect(await organizer.html(RANKING)).toBe(mine)
  })

  it('is rendered anew as soon as anything is recorded', async () => {
    const before = await organizer.html(RANKING)
    const assignment = world.panel.entries[2]?.assignments[0]
    if (!assignment) throw new Error('no assignment')
    await addSheet(
      server.ctx,
      world.competition,
      world.rulesId,
      assignment,
      { dampak: 99, kebaruan: 99 },
      {},
      2,
    )
    const after = await organizer.html(RANKING)
    expect(makingOf(after)).not.toBe(makingOf(before))
    expect(after).toContain('84,50')
  })

  it('is not shown to somebody who lost the right, nor after the log-out', async () => {
    const { id } = await addPerson(server.ctx, { account: 'ketua', grants: [{ role: 'organizer' }] })
    const client = await server.client().logIn('ketua')
    const shown = await client.html(RANKING)
    expect(await client.html(RANKING)).toBe(shown)
    const { uid } = await server.ctx.db
      .selectFrom('role_grant')
      .select('uid')
      .where('person_id', '=', id ?? 0)
      .executeTakeFirstOrThrow()
    const admin = await addPerson(server.ctx, { account: 'admin', grants: [{ role: 'administrator' }] })
    await revokeGrant(server.ctx, admin, uid, 'Pindah tugas')
    expect((await client.get(RANKING)).status).toBe(404)
    expect((await organizer.get(RANKING)).status).toBe(200)
    await organizer.post('/keluar', {})
    expect((await organizer.get(RANKING)).status).toBe(302)
  })
})
