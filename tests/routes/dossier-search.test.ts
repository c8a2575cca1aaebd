import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDossierWorld, completeDraft, type DossierWorld, release } from '#tests/support/dossiers'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { readZip } from '#tests/support/zip'
import { JOB_KINDS } from '~/server/job-kinds'
import { startJobs } from '~/server/jobs'
import { refreshSearch } from '~/services/search-index.server'
import { submitDossier } from '~/services/submissions.server'

let server: TestServer
let world: DossierWorld
let organizer: Client
let uid: string
beforeAll(async () => {
  server = await startServer()
  world = await addDossierWorld(server.ctx)
  uid = await completeDraft(server.ctx, world.drafter)
  await refreshSearch(server.ctx)
  organizer = await server.client().logIn('rahman')
})
afterAll(() => server.close())

const BASE = '/kelola/lomba-uji-2026'
const text = (html: string) =>
  html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

/** Runs what waits and returns its page. */
async function finish(client: Client, response: Response): Promise<string> {
  expect(response.status).toBe(303)
  const runner = await startJobs(server.ctx, JOB_KINDS, 5)
  const page = response.headers.get('Location') ?? ''
  for (let left = 200; left > 0; left -= 1) {
    const { state } = await server.ctx.db
      .selectFrom('job')
      .select('state')
      .where('uid', '=', page.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow()
    if (state !== 'waiting' && state !== 'running') break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await runner.stop()
  return client.html(page)
}

const upload = (client: Client, csv: string) => {
  const body = new FormData()
  body.set('file', new Blob([csv], { type: 'text/csv' }), 'berkas.csv')
  return client.upload(`${BASE}/impor-berkas`, body)
}

it('finds by words and marks them, and bears any characters', async () => {
  const html = await organizer.html(`${BASE}/cari?cari=MENABUNG&kelengkapan=ready`)
  expect(text(html)).toContain('1 berkas ditemukan.')
  expect(html).toMatch(/<mark>menabungnya<\/mark>/)
  expect(html).not.toContain('<script src')
  for (const odd of ['%22', '%28OR%29', '%00', '-x', '%F0%9F%8E%8B', 'a'.repeat(5_000), '%3Cb%3E']) {
    const response = await organizer.get(`${BASE}/cari?cari=${odd}`)
    expect([odd.slice(0, 10), response.status]).toEqual([odd.slice(0, 10), 200])
  }
  expect(text(await organizer.html(`${BASE}/cari?cari=***`))).toContain('Tulis sedikitnya satu kata')
  expect(text(await organizer.html(`${BASE}/cari?cari=tidakada`))).toContain('Tidak ada berkas yang cocok')
  expect((await organizer.get(`${BASE}/cari?halaman=999`)).status).toBe(200)
})

it('shows a verifier of other wards nothing, and teams no page', async () => {
  const other = await server.client().logIn('camat-lain')
  expect(text(await other.html(`${BASE}/cari?cari=sampah`))).toContain('0 berkas ditemukan.')
  const team = await server.client().logIn('sari')
  expect((await team.get(`${BASE}/cari`)).status).toBe(404)
})

it('shows a team how far it is and what is worth a second look', async () => {
  const team = await server.client().logIn('sari')
  for (const path of ['', '/kirim']) {
    const html = await team.html(`/berkas/${uid}${path}`)
    expect(html).toContain('<progress')
    expect(text(html)).toContain('5 dari 5 wajib')
    expect(html).toContain(`href="/berkas/${uid}/bukti">Belum ada bukti untuk kriteria:`)
  }
})

it('checks a file first, names every fault, and imports whole or not at all', async () => {
  const faulty = await upload(
    organizer,
    'region_code;category_code;title\n36.71.01.1002;lain;A\n36.71.01;layanan;\n',
  )
  expect(faulty.status).toBe(400)
  const page = text(await faulty.text())
  expect(page).toContain('Baris 2, kolom 2')
  expect(page).toContain('Baris 3, kolom 3')
  const right = 'region_code;category_code;title\n36.71.01.1002;layanan;Loket keliling\n'
  const checked = await upload(organizer, right)
  expect(checked.status).toBe(303)
  const address = checked.headers.get('Location') ?? ''
  expect(text(await organizer.html(address))).toContain('berkas.csv siap diimpor')
  const count = async () => (await server.ctx.db.selectFrom('dossier').select('id').execute()).length
  expect(await count()).toBe(1)
  const fields = { write_key: 'sekali' }
  const [first, second] = await Promise.all([
    organizer.post(address, fields),
    organizer.post(address, fields),
  ])
  expect([first.status, second.status].sort()).toEqual([303, 303])
  expect(await count()).toBe(2)
  expect((await organizer.get(address)).status).toBe(404)
  expect((await organizer.post(address, {})).status).toBe(404)
  // Of two checked files the second finds its ward taken.
  const again = await upload(organizer, right)
  expect(again.status).toBe(400)
})

it('refuses an import without a file, and from anybody but the organizer', async () => {
  const none = await organizer.upload(`${BASE}/impor-berkas`, new FormData())
  expect(none.status).toBe(400)
  const verifier = await server.client().logIn('camat')
  expect((await upload(verifier, 'region_code')).status).toBe(403)
})

it('compares all dossiers and says what it found', async () => {
  const page = await finish(organizer, await organizer.post(`${BASE}/kemiripan`, {}))
  expect(text(page)).toContain('Selesai')
  expect(page).toContain(`href="${BASE}/kemiripan"`)
  expect(text(await organizer.html(`${BASE}/kemiripan`))).toContain('2 berkas dibandingkan pada')
  const verifier = await server.client().logIn('camat')
  expect((await verifier.post(`${BASE}/kemiripan`, {})).status).toBe(403)
})

it('hands out a ZIP to who asked for it, and to nobody else', async () => {
  await release(server.ctx, world.responsible, uid)
  await submitDossier(server.ctx, world.drafter, { uid })
  const page = await finish(organizer, await organizer.post(`${BASE}/arsip`, {}))
  const [, address = ''] = /href="([^"]*\.zip)"/.exec(page) ?? []
  expect(page).not.toContain('<progress')
  const response = await organizer.get(address)
  expect(response.headers.get('Content-Type')).toBe('application/zip')
  const files = readZip(Buffer.from(await response.arrayBuffer()))
  expect([...files.keys()].filter((name) => name.endsWith('.pdf')).sort()).toEqual([
    'P-001 Sukarasa/berkas.pdf',
    'P-001 Sukarasa/bukti/01 proposal.pdf',
    'P-002 Sukaasih/berkas.pdf',
  ])
  expect((await (await server.client().logIn('camat')).get(address)).status).toBe(404)
  expect((await organizer.get(address.replace('lomba-uji-2026', 'lain'))).status).toBe(404)
})
