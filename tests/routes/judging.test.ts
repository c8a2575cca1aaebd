import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson } from '#tests/support/context'
import { addJudging, type Judging } from '#tests/support/judging'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import { vacateSeat } from '~/services/panels.server'

let server: TestServer
let world: Judging
beforeAll(async () => {
  server = await startServer()
  world = await addJudging(server.ctx, { signed: false })
})
afterAll(() => server.close())

const as = (account: string) => server.client().logIn(account)
const sheetForm = (cells: Record<string, string>, rest: Record<string, string> = {}) => ({
  versi: '0',
  revisi: '0',
  ...Object.fromEntries(Object.entries(cells).map(([code, mark]) => [`nilai.${code}`, mark])),
  ...rest,
})
const inputValue = (html: string, name: string) =>
  new RegExp(`<input[^>]*name="${name.replace('.', '\\.')}"[^>]*value="([^"]*)"`).exec(html)?.[1]

async function sign(client: Client) {
  return client.post(`/menilai/${world.slug}/pernyataan`, { setuju: 'yes' })
}

it('asks for the statement before the first entry opens', async () => {
  const wati = await as('wati')
  const sheet = `/menilai/lembar/${await world.assignment('wati', 'karawaci')}`
  const before = await wati.get(sheet)
  expect([before.status, before.headers.get('location')]).toEqual([303, `/menilai/${world.slug}/pernyataan`])
  expect((await wati.get(`/menilai/${world.slug}/proposal`)).status).toBe(303)
  const wrong = await wati.post(`/menilai/${world.slug}/pernyataan`, {})
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('Centang pernyataan ini')
  expect((await sign(wati)).status).toBe(303)
  expect((await wati.get(sheet)).status).toBe(200)
  await sign(await as('hadi'))
  await sign(await as('budi'))
})

it('hides an entry in territorial conflict from its judge in every way', async () => {
  const wati = await as('wati')
  expect(await world.assignment('wati', 'sukarasa')).toBe('')
  const list = await wati.html(`/menilai/${world.slug}/proposal`)
  expect(list).toContain('Karawaci')
  expect(list).not.toContain('Sukarasa')
  for (const judge of ['hadi', 'budi'] as const)
    expect((await wati.get(`/menilai/lembar/${await world.assignment(judge, 'sukarasa')}`)).status).toBe(404)
  const organizer = await as('rahman')
  const { uid } = await server.ctx.db
    .selectFrom('stage_entry')
    .select('uid')
    .where('entry_id', '=', world.wards.sukarasa.entry.id)
    .executeTakeFirstOrThrow()
  const refused = await organizer.post(`/kelola/${world.slug}/penugasan/proposal`, {
    pasangan: `${world.seats.wati} ${uid}`,
  })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('Wati berdomisili di wilayah peserta P3')
})

it('saves a draft, sends the sheet and echoes what is stored', async () => {
  const wati = await as('wati')
  const path = `/menilai/lembar/${await world.assignment('wati', 'karawaci')}`
  const wrong = await wati.post(path, sheetForm({ kebaruan: '101', dampak: '75' }))
  expect(wrong.status).toBe(400)
  const shown = await wrong.text()
  expect(shown).toContain('<a href="#f-nilai-kebaruan">Kebaruan: Nilai harus antara 0 dan 100.</a>')
  expect([inputValue(shown, 'nilai.kebaruan'), inputValue(shown, 'nilai.dampak')]).toEqual(['101', '75'])

  expect((await wati.post(path, sheetForm({ kebaruan: '80' }))).status).toBe(303)
  const draft = await wati.html(path)
  expect(draft).toContain('Draf tersimpan 2 Mar 2026, 10.00 WIB')
  expect(inputValue(draft, 'nilai.kebaruan')).toBe('80')
  expect(inputValue(draft, 'versi')).toBe('1')

  const incomplete = await wati.post(`${path}/kirim`, sheetForm({ kebaruan: '80' }, { versi: '1' }))
  expect(incomplete.status).toBe(400)
  expect(await incomplete.text()).toContain('Nilai untuk “Dampak” belum diisi.')
  const sent = await wati.post(
    `${path}/kirim`,
    sheetForm({ kebaruan: '80', dampak: '75' }, { versi: '1', 'alasan.dampak': '=1+1 terukur' }),
  )
  expect(sent.headers.get('location')).toBe(`${path}?pesan=sent`)
  const echoed = await wati.html(path)
  expect(echoed).toContain('revisi 1')
  expect(echoed).toContain('77 dari 100')

  const unexplained = await wati.post(
    `${path}/kirim`,
    sheetForm({ kebaruan: '90', dampak: '75' }, { versi: '2', revisi: '1' }),
  )
  expect(unexplained.status).toBe(400)
  await wati.post(
    `${path}/kirim`,
    sheetForm({ kebaruan: '90', dampak: '75' }, { versi: '2', revisi: '1', alasan_perubahan: 'Salah baca' }),
  )
  const history = await wati.html(`${path}/riwayat`)
  for (const text of ['Revisi 1', 'Revisi 2', 'Salah baca', '=1+1 terukur']) expect(history).toContain(text)
})

it('takes one click twice as one act and refuses an older tab with everything typed', async () => {
  const budi = await as('budi')
  const path = `/menilai/lembar/${await world.assignment('budi', 'karawaci')}`
  const write_key = `${world.budi.uid}:double.lembar`
  const fields = { ...sheetForm({ kebaruan: '60', dampak: '61' }), write_key }
  const answers = await Promise.all([budi.post(`${path}/kirim`, fields), budi.post(`${path}/kirim`, fields)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const rows = await server.ctx.db
    .selectFrom('scoresheet_revision')
    .select('number')
    .where('person_id', '=', world.budi.id ?? 0)
    .execute()
  expect(rows).toEqual([{ number: 1 }])
  const stale = await budi.post(path, sheetForm({ kebaruan: '11', dampak: '12' }))
  expect(stale.status).toBe(409)
  const shown = await stale.text()
  expect(shown).toContain('disimpan dari tab atau perangkat lain')
  expect(inputValue(shown, 'nilai.kebaruan')).toBe('11')
  expect(shown).toContain('Tersimpan: 60')
})

it('hides the sheets of others from judges, and from a chair who scores until their own is in', async () => {
  const history = `/menilai/lembar/${await world.assignment('wati', 'karawaci')}/riwayat`
  const status = async (account: string) => (await (await as(account)).get(history)).status
  expect([await status('budi'), await status('hadi'), await status('rahman')]).toEqual([404, 404, 200])
  const hadi = await as('hadi')
  const own = `/menilai/lembar/${await world.assignment('hadi', 'karawaci')}`
  expect((await hadi.post(`${own}/kirim`, sheetForm({ kebaruan: '50', dampak: '50' }))).status).toBe(303)
  expect((await hadi.get(history)).status).toBe(200)
})

it('counts paper sheets only after a second person', async () => {
  const rahman = await as('rahman')
  const page = `/kelola/${world.slug}/lembar-kertas`
  const upload = (text: string) => {
    const body = new FormData()
    body.set('tahap', 'proposal')
    body.set('berkas', new File([text], 'kertas.csv', { type: 'text/csv' }))
    return rahman.upload(page, body)
  }
  const header = 'judge;entry;criterion;score;reason\r\n'
  const bad = await upload(`${header}budi;P2;kebaruan;101;\r\nbudi;P9;dampak;70;\r\n`)
  expect(bad.status).toBe(400)
  const faults = await bad.text()
  expect(faults).toContain('Baris 2, kolom 4 (score): Nilai harus antara 0 dan 100.')
  expect(faults).toContain('Baris 3, kolom 2 (entry): Peserta ini tidak ada.')
  expect((await upload(`${header}budi;P2;kebaruan;70;\r\nAnggota 2;P2;dampak;71;Bagus\r\n`)).status).toBe(303)
  const { uid } = await server.ctx.db
    .selectFrom('score_import')
    .select('uid')
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  expect((await rahman.post(`${page}/${uid}`, {})).status).toBe(409)
  const sari = await as('sari')
  expect(await sari.html(`${page}/${uid}`)).toContain('Bagus')
  expect((await sari.post(`${page}/${uid}/tolak`, { catatan: '' })).status).toBe(400)
  expect((await sari.post(`${page}/${uid}`, {})).status).toBe(303)
  const paper = await server.ctx.db
    .selectFrom('scoresheet_revision')
    .select(['marks', 'reasons', 'person_id', 'entered_by', 'confirmed_by'])
    .where('source', '=', 'paper')
    .execute()
  expect(paper).toEqual([
    {
      marks: '{"dampak":71,"kebaruan":70}',
      reasons: '{"dampak":"Bagus"}',
      person_id: world.budi.id,
      entered_by: world.rahman.id,
      confirmed_by: world.sari.id,
    },
  ])
  const budi = await as('budi')
  const judged = await budi.html(`/menilai/lembar/${await world.assignment('budi', 'nusajaya')}`)
  expect(judged).toContain('Dari kertas: dimasukkan Rahman, dikonfirmasi Sari')
  const form = await (await rahman.get(`/kelola/${world.slug}/formulir-kosong/proposal`)).text()
  expect(form.split('\r\n').filter(Boolean).length - 1).toBe(2 * 4)
})

it('sets up a panel, seats a substitute, withdraws an assignment and refuses its next save', async () => {
  const rahman = await as('rahman')
  const page = `/kelola/${world.slug}/penilai`
  await addPerson(server.ctx, { account: 'dewi', name: 'Dewi' })
  expect((await rahman.post(page, { name: '' })).status).toBe(400)
  expect((await rahman.post(page, { name: 'Tim Lapangan' })).status).toBe(303)
  const unknown = await rahman.post(`${page}/kedudukan/${world.seats.budi}`, { account: 'siapa' })
  expect(unknown.status).toBe(400)
  expect(await unknown.text()).toContain('<option value="dewi">Dewi (dewi)</option>')
  const again = await rahman.post(`/kelola/${world.slug}/penugasan/proposal/semua`, {})
  const all = await rahman.html(again.headers.get('location') ?? '')
  expect(all).toContain('Tidak ada penugasan baru')
  expect(all).not.toContain('Kedudukan yang masih kosong')
  const budi = await as('budi')
  const nusajaya = `/menilai/lembar/${await world.assignment('budi', 'nusajaya')}`
  expect((await budi.get(nusajaya)).status).toBe(200)
  expect((await rahman.post(`${page}/kedudukan/${world.seats.budi}`, { account: 'dewi' })).status).toBe(303)
  expect(await rahman.html(page)).toContain('Sebelumnya: Budi')
  expect((await budi.post(nusajaya, sheetForm({ kebaruan: '1' }))).status).toBe(404)
  const dewi = await as('dewi')
  await sign(dewi)
  expect((await dewi.get(nusajaya)).status).toBe(200)
  const pull = `/kelola/${world.slug}/penugasan/tarik/${nusajaya.split('/')[3]}`
  expect((await rahman.post(pull, { alasan: '' })).status).toBe(400)
  expect((await rahman.post(pull, { alasan: 'Sakit' })).status).toBe(303)
  expect((await dewi.post(nusajaya, sheetForm({ kebaruan: '1' }))).status).toBe(404)
  for (const path of ['penugasan/proposal', 'kemajuan', 'penilai'])
    expect((await rahman.get(`/kelola/${world.slug}/${path}`)).status).toBe(200)
  expect(await rahman.html(`/kelola/${world.slug}`)).not.toContain('masih kosong')
  await vacateSeat(server.ctx, world.rahman, world.seats.budi)
  const overview = await rahman.html(`/kelola/${world.slug}`)
  expect(overview).toContain(
    `<a href="/kelola/${world.slug}/penilai">Isi kedudukan Tim Penilai: 1 masih kosong</a>`,
  )
  const board = await rahman.html(`/kelola/${world.slug}/penugasan/proposal`)
  expect(board).toContain('Kedudukan yang masih kosong: Anggota 2')
})

it('lets a judge declare a tie or step aside, and keeps what was typed when the stage has closed', async () => {
  const hadi = await as('hadi')
  const page = `/menilai/${world.slug}/konflik`
  expect((await hadi.post(page, { kind: 'keluarga' })).status).toBe(400)
  const aside = `/menilai/lembar/${await world.assignment('hadi', 'nusajaya')}`
  expect((await hadi.post(`${aside}/mundur`, { alasan: ' ' })).status).toBe(400)
  expect((await hadi.post(`${aside}/mundur`, { alasan: 'Pernah membina' })).status).toBe(303)
  expect((await hadi.get(aside)).status).toBe(404)
  const sukarasa = `/menilai/lembar/${await world.assignment('hadi', 'sukarasa')}`
  expect((await hadi.get(sukarasa)).status).toBe(200)
  server.ctx.setNow('2026-04-30T17:00:00.000Z')
  const late = await (await as('hadi')).post(sukarasa, sheetForm({ kebaruan: '55' }))
  expect(late.status).toBe(409)
  const shown = await late.text()
  expect(shown).toContain('Tahap ini sudah ditutup')
  expect(inputValue(shown, 'nilai.kebaruan')).toBe('55')
  server.ctx.setNow('2026-03-03T03:00:00.000Z')
  const again = await as('hadi')
  const entry = world.wards.sukarasa.entry.uid
  expect((await again.post(page, { kind: 'keluarga', entry })).status).toBe(303)
  expect((await again.get(sukarasa)).status).toBe(404)
})
