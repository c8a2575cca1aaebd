import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_FIELDS_RULES } from '#tests/support/all-fields'
import { addDossierWorld, type DossierWorld, startDraft } from '#tests/support/dossiers'
import { readForm } from '#tests/support/html-form'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { viewDossier } from '~/services/dossiers.server'
import { readDossier } from '~/services/revisions.server'

let server: TestServer
let world: DossierWorld
let sari: Client
let budi: Client
let uid: string
let path: string

beforeAll(async () => {
  server = await startServer()
  world = await addDossierWorld(server.ctx, ALL_FIELDS_RULES)
  sari = await server.client().logIn('sari')
  budi = await server.client().logIn('budi')
  uid = (await startDraft(server.ctx, world.drafter)).uid
  path = `/berkas/${uid}/bagian/hasil`
})
afterAll(() => server.close())

const location = (response: Response) => response.headers.get('Location') ?? ''
const values = async () => (await viewDossier(server.ctx, world.drafter, uid)).content.values

/** Keys of the rows that a page shows, in order. */
const rowsOn = (html: string) =>
  [...html.matchAll(/data-unit="(results\/[a-z0-9]{8})"/g)].map(([, key]) => key ?? '')

/** The page's form as a browser sends it, with what was typed into a row over it. */
const typing = (html: string, row: string, cells: Record<string, string>) => ({
  ...Object.fromEntries(readForm(html, 'bagian')),
  ...Object.fromEntries(Object.entries(cells).map(([column, text]) => [`v.${row}:${column}`, text])),
})

describe('fields with several inputs, without JavaScript', () => {
  it('are saved whole, shown again and read', async () => {
    const saved = await sari.post(path, [
      ['v.reuse', '12,5%'],
      ['v.trial:from', 'Januari 2024'],
      ['v.trial:to', ''],
      ['v.goals', ''],
      ['v.goals', 'tpb-6'],
      ['v.goals', 'tpb-1'],
      ['v.place', 'https://maps.google.com/?q=-6.17806,106.63'],
    ])
    expect([saved.status, location(saved)]).toEqual([303, `${path}?pesan=saved`])
    expect(await values()).toEqual({
      title: 'Bank sampah RW 03',
      reuse: '12.5',
      trial: '2024-01/',
      goals: 'tpb-1,tpb-6',
      place: '-6.17806,106.63000',
    })
    const sent = readForm(await sari.html(path), 'bagian').filter(([name]) =>
      /^[vb]\.(reuse|trial|goals|place)\b/.test(name),
    )
    expect(sent).toEqual([
      ['b.reuse', '1'],
      ['v.reuse', '12,5'],
      ['b.trial', '1'],
      ['v.trial:from', '2024-01'],
      ['v.trial:to', ''],
      ['b.goals', '1'],
      ['v.goals', ''],
      ['v.goals', 'tpb-1'],
      ['v.goals', 'tpb-6'],
      ['b.place', '1'],
      ['v.place', '-6.17806, 106.63000'],
    ])
  })

  it('asks what hangs on one of several choices, and empties a choice of which all were unticked', async () => {
    expect(await sari.html(path)).toContain('Sumber air')
    await sari.post(path, [
      ['v.goals', ''],
      ['b.goals', '1'],
    ])
    expect((await values())['goals']).toBe(undefined)
  })

  it('says at the first input what cannot be read, and keeps every part', async () => {
    await sari.post(path, { 'v.trial:from': 'awal 2024', 'v.trial:to': 'Juni 2024', 'b.trial': '1' })
    const html = await sari.html(path)
    expect(html).toContain('Ini bukan bulan')
    expect(html).toMatch(/name="v\.trial:from"[^>]*value="awal 2024"/)
    expect(html).toMatch(/name="v\.trial:to"[^>]*value="Juni 2024"/)
    const refused = await sari.post(path, {
      'v.trial:from': 'x'.repeat(100_001),
      'v.trial:to': 'Juni 2025',
      'b.trial': '2',
    })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toMatch(/name="v\.trial:to"[^>]*value="Juni 2025"/)
    expect((await sari.post(path, { 'v.trial:until': 'x' })).status).toBe(400)
    expect((await sari.post(path, { 'v.place:lat': 'x' })).status).toBe(400)
  })
})

describe('rows without JavaScript', () => {
  it('offers two blank rows, and more once they are filled', async () => {
    const html = await sari.html(path)
    const [first = '', second = ''] = rowsOn(html)
    expect(rowsOn(html)).toHaveLength(2)
    const form = {
      ...typing(html, first, { name: 'Sampah', before: '1.250', now: '900' }),
      [`v.${second}:name`]: 'Air',
    }
    const saved = await sari.post(path, { ...form, tambah: 'results' })
    expect([saved.status, location(saved)]).toEqual([303, `${path}?pesan=saved#f-v-results-3`])
    const again = await sari.html(path)
    expect(rowsOn(again).slice(0, 2)).toEqual([first, second])
    // At most three rows: one more fits.
    expect(rowsOn(again)).toHaveLength(3)
    expect(again).toMatch(new RegExp(`id="f-v-${second.replace('/', '-')}-now"[^>]*aria-invalid="true"`))
    expect((await values())['results']).toBe(
      JSON.stringify([
        { cells: { before: '1250', name: 'Sampah', now: '900' }, id: first.slice(8) },
        { cells: { name: 'Air' }, id: second.slice(8) },
      ]),
    )
    const board = await sari.html(`/berkas/${uid}`)
    expect(board).toContain(`href="/berkas/${uid}/bagian/hasil#f-v-${second.replace('/', '-')}-now"`)
    expect(board).toContain('Hasil, baris 2, Sekarang: Belum diisi.')
  })

  it('merges two rows of two people and shows both texts of the same row', async () => {
    const html = await sari.html(path)
    const [first = '', second = ''] = rowsOn(html)
    expect((await sari.post(path, typing(html, first, { now: '800' }))).status).toBe(303)
    expect((await budi.post(path, typing(html, second, { now: '5' }))).status).toBe(303)
    const clash = await budi.post(path, typing(html, first, { now: '700', name: 'Sampah organik' }))
    expect(clash.status).toBe(409)
    const both = await clash.text()
    expect(both).toContain('Indikator: Sampah · Sebelum: 1.250 · Sekarang: 800')
    expect(both).toMatch(new RegExp(`name="v\\.${first}:name"[^>]*value="Sampah organik"`))
    expect(both).toContain(`name="b.${first}" value="2"`)
    const theirs = { ...Object.fromEntries(readForm(both, 'bagian')), [`pilih.${first}`]: 'theirs' }
    expect((await budi.post(path, theirs)).status).toBe(303)
    const mine = { ...Object.fromEntries(readForm(both, 'bagian')), [`pilih.${first}`]: 'mine' }
    expect((await budi.post(path, mine)).status).toBe(303)
    expect((await values())['results']).toContain('{"before":"1250","name":"Sampah organik","now":"700"}')
  })

  it('keeps new rows of a form that is refused, and drops a row that was emptied', async () => {
    const html = await sari.html(path)
    const [first = '', , blank = ''] = rowsOn(html)
    const refused = await sari.post(path, {
      ...typing(html, blank, { name: 'Udara bersih' }),
      'v.beneficiaries': 'x'.repeat(100_001),
    })
    expect(refused.status).toBe(400)
    const kept = await refused.text()
    expect(kept).toMatch(new RegExp(`name="v\\.${blank}:name"[^>]*value="Udara bersih"`))
    const emptied = await sari.post(path, typing(html, first, { name: '', before: '', now: ' ' }))
    expect(emptied.status).toBe(303)
    expect((await values())['results']).not.toContain(first.slice(8))
    for (const key of ['results', 'results/xx', 'results/AAAAAAAA'])
      expect((await sari.post(path, { [`v.${key}:name`]: 'x' })).status).toBe(400)
    expect((await sari.post(path, { 'v.results/aaaaaaaa:lain': 'x' })).status).toBe(400)
  })

  it('shows rows that came too late, and keeps them out of the dossier', async () => {
    const before = (await values())['results']
    const html = await sari.html(path)
    const blank = rowsOn(html).at(-1) ?? ''
    server.ctx.setNow('2026-03-31T17:00:00.000Z')
    sari = await server.client().logIn('sari')
    const late = await sari.post(path, typing(html, blank, { name: 'Terlambat' }))
    expect(late.status).toBe(409)
    expect(await late.text()).toMatch(new RegExp(`name="v\\.${blank}:name"[^>]*value="Terlambat"`))
    expect((await values())['results']).toBe(before)
    const later = await sari.html(path)
    expect([rowsOn(later).length, later.includes('setelah penutupan. Tersimpan')]).toEqual([2, true])
  })

  it('are read as a table', async () => {
    const { content } = await readDossier(server.ctx, world.drafter, uid)
    expect(content.values['results']).toBe((await values())['results'])
    const html = await sari.html(`/berkas/${uid}/baca`)
    expect(html).toMatch(/<caption>Hasil<\/caption>/)
    expect(html).toContain('data-label="Sekarang"')
    expect(html).toContain(
      'href="https://www.openstreetmap.org/?mlat=-6.17806&amp;mlon=106.63000#map=17/-6.17806/106.63000"',
    )
  })
})
