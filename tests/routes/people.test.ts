import { afterAll, beforeAll, expect, it } from 'vitest'
import { PASSWORD } from '#tests/support/context'
import { fillForm } from '#tests/support/html-form'
import { addCast, type Cast } from '#tests/support/people-cast'
import { type Client, startServer, type TestServer } from '#tests/support/server'

let server: TestServer
let cast: Cast
let slug: string
beforeAll(async () => {
  server = await startServer()
  cast = await addCast(server.ctx)
  slug = cast.competition.slug
})
afterAll(() => server.close())

const NEW = 'ikan teri di atas genting'
const as = (account: string, password = PASSWORD) => server.client().logIn(account, password)
const urlsIn = (html: string) => [...new Set(html.match(/\/undangan\/[\w-]{43}/g) ?? [])]
const people = async () => (await server.ctx.db.selectFrom('person').select('id').execute()).length

async function wardLink(client: Client, code: string): Promise<string> {
  const response = await client.post(`/kelola/${slug}/undangan/tautan`, { select: 'chosen', kelurahan: code })
  expect(response.status).toBe(200)
  return urlsIn(await response.text())[0] ?? ''
}

it('invites all in one act; the QR sheet and the CSV files carry the same links', async () => {
  const client = await as('rahman')
  const fields: [string, string][] = [
    ['write_key', `${cast.rahman.uid}:semua`],
    ['select', 'uninvited'],
    ['kecamatan', ''],
  ]
  const list = await client.post(`/kelola/${slug}/undangan/tautan`, fields)
  const html = await list.text()
  const urls = urlsIn(html)
  expect(urls).toHaveLength(2)
  expect(html).toContain('https://wa.me/?text=Yth.%20Bapak%2FIbu%20Lurah%20Karawaci')
  const qr = await client.post(`/kelola/${slug}/undangan/qr`, fields)
  expect((await qr.text()).match(/<svg class="qr"/g)).toHaveLength(2)
  for (const [dialect, start] of [
    ['id', '\ufeffcode;kelurahan;kecamatan'],
    ['intl', 'code,kelurahan,kecamatan'],
  ] as const) {
    const csv = await client.post(`/kelola/${slug}/undangan/csv?dialek=${dialect}`, fields)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.arrayBuffer())
    expect(text.startsWith(start)).toBe(true)
    expect(urlsIn(text)).toEqual(urls)
  }
  expect((await client.post(`/kelola/${slug}/undangan/tautan`, { select: 'chosen' })).status).toBe(400)
  const board = await client.html(`/kelola/${slug}/undangan?keadaan=unopened&kecamatan=36.71.07`)
  expect(board).toContain('/undangan/36.71.07.1001')
  expect(board).not.toContain('/undangan/36.71.07.1004')
})

it('shows the board by pages that keep the filter, the last one for a page too far', async () => {
  const wards = Array.from({ length: 30 }, (_, n) => ({
    code: `36.71.05.10${n + 10}`,
    name: `Cibodas ${n + 10}`,
    level: 'kelurahan' as const,
    parent_code: '36.71.05',
  }))
  const kecamatan = { code: '36.71.05', name: 'Cibodas', level: 'kecamatan' as const, parent_code: '36.71' }
  await server.ctx.db
    .insertInto('region')
    .values([kecamatan, ...wards])
    .execute()
  const client = await as('rahman')
  const board = `/kelola/${slug}/undangan?kecamatan=36.71.05&keadaan=not_invited`
  const shown = (html: string) => [...html.matchAll(/undangan\/(36\.71\.05\.\d+)"/g)].map(([, code]) => code)
  const first = await client.html(board)
  expect(shown(first)).toEqual(wards.slice(0, 26).map(({ code }) => code))
  expect(first).toContain(`${board.replaceAll('&', '&amp;')}&amp;halaman=2`)
  for (const page of [2, 99])
    expect(shown(await client.html(`${board}&halaman=${page}`))).toEqual(
      wards.slice(26).map(({ code }) => code),
    )
  await server.ctx.db.deleteFrom('region').where('code', 'like', '36.71.05%').execute()
})

it('consumes nothing by GET or HEAD, and one account by however many POSTs at once', async () => {
  const link = await wardLink(await as('rahman'), '36.71.07.1001')
  const visitor = server.client()
  const hash = () => server.ctx.db.selectFrom('event').select('hash').orderBy('id', 'desc').executeTakeFirst()
  const before = await hash()
  for (let times = 0; times < 3; times++) {
    expect((await visitor.get(link)).status).toBe(200)
    expect((await visitor.request(link, { method: 'HEAD' })).status).toBe(200)
  }
  expect(await hash()).toEqual(before)
  const count = await people()
  const form = { account: 'karawaci1', name: 'Siti', role: 'drafter', password: NEW }
  const wrong = await visitor.post(link, { ...form, name: '', password: 'pendek' })
  expect(wrong.status).toBe(400)
  const html = await wrong.text()
  expect(html).toContain('value="karawaci1"')
  expect(html).toContain('href="#f-name"')
  expect(html).not.toContain('value="pendek"')
  const both = await Promise.all([server.client().post(link, form), server.client().post(link, form)])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect(await people()).toBe(count + 1)
  const other = await server.client().post(link, { ...form, account: 'penumpang' })
  expect(other.status).toBe(409)
  expect(await people()).toBe(count + 1)
  expect(await visitor.html(link)).toContain('Tautan ini sudah dipakai')
  expect((await as('karawaci1', NEW)).cookieHeader).toContain('sid=')
})

it('lets a kelurahan decline by its link and the organizer note it', async () => {
  const organizer = await as('rahman')
  const link = await wardLink(organizer, '36.71.01.1002')
  expect((await server.client().post(`${link}/tolak`, {})).status).toBe(303)
  const ward = `/kelola/${slug}/undangan/36.71.01.1002`
  expect(await organizer.html(ward)).toContain('Tidak ikut')
  await wardLink(organizer, '36.71.01.1002')
  expect((await organizer.post(`${ward}/tolak`, {})).status).toBe(303)
  expect(await organizer.html(`/kelola/${slug}/undangan?keadaan=declined`)).toContain('36.71.01.1002')
})

it('changes the password, ends other sessions and rotates this one', async () => {
  const here = await as('sukarasa1')
  const there = await as('sukarasa1')
  const wrong = await here.post('/akun/sandi', { current: 'salah', password: NEW })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('Kata sandi sekarang tidak cocok.')
  const cookie = here.cookieHeader
  expect((await here.post('/akun/sandi', { current: PASSWORD, password: NEW })).status).toBe(303)
  expect(here.cookieHeader).not.toBe(cookie)
  expect((await here.get('/akun')).status).toBe(200)
  expect((await there.get('/akun')).status).toBe(302)
  const stored = JSON.stringify(await server.ctx.db.selectFrom('write_key').selectAll().execute())
  expect(stored).not.toContain('sandi')
})

it('shows password fields that managers can fill in', async () => {
  const html = await (await as('wati')).html('/akun/sandi')
  const inputs = html.match(/<input[^>]*type="password"[^>]*>/g) ?? []
  expect(inputs.map((input) => /autocomplete="([\w-]+)"/i.exec(input)?.[1])).toEqual([
    'current-password',
    'new-password',
  ])
  expect(html).not.toContain('onpaste')
})

it('logs out everywhere, and an organizer ends or disables another', async () => {
  const [one, two] = [await as('nusajaya1'), await as('nusajaya1')]
  expect(await one.html('/akun/sesi')).toContain('perangkat ini')
  expect((await one.post('/akun/sesi', {})).headers.get('location')).toBe(
    '/masuk?pesan=logged_out_everywhere',
  )
  expect([(await one.get('/akun')).status, (await two.get('/akun')).status]).toEqual([302, 302])

  const organizer = await as('panitia')
  const judge = await as('wati')
  const path = `/orang/${cast.wati.uid}`
  expect((await judge.post(`${path}/sesi`, {})).status).toBe(404)
  expect((await organizer.post(`${path}/sesi`, {})).status).toBe(303)
  expect((await judge.get('/beranda')).status).toBe(302)
  await judge.logIn('wati')
  expect((await organizer.post(`${path}/keadaan`, { state: 'disabled' })).status).toBe(303)
  expect((await judge.get('/beranda')).status).toBe(302)
  expect((await server.client().post('/masuk', { account: 'wati', password: PASSWORD })).status).toBe(400)
  expect((await organizer.post(`${path}/keadaan`, { state: 'enabled' })).status).toBe(303)
  expect((await as('wati')).cookieHeader).toContain('sid=')
})

it('completes a form that met an ended session, as the same person only', async () => {
  const client = await as('nusajaya2')
  const html = await client.html('/akun')
  const typed = { name: 'Ibu Lurah', title_after: 'S.Sos.' }
  const fields = fillForm(html, 'akun', typed)
  await server.ctx.db
    .deleteFrom('session')
    .where('person_id', '=', cast.lurah.id ?? 0)
    .execute()
  const asked = await client.post('/akun', fields)
  expect(asked.status).toBe(401)
  const form = await asked.text()
  expect(form).toContain('value="Ibu Lurah"')
  expect(form).toContain('value="S.Sos."')
  const login = (login_account: string) =>
    client.post('/akun', { ...fields, login_account, login_password: PASSWORD })
  expect((await login('nusajaya1')).status).toBe(401)
  const name = async () =>
    (
      await server.ctx.db
        .selectFrom('person')
        .select('name')
        .where('uid', '=', cast.lurah.uid)
        .executeTakeFirstOrThrow()
    ).name
  expect(await name()).toBe('nusajaya2')
  expect((await login('nusajaya2')).status).toBe(303)
  expect(await name()).toBe('Ibu Lurah')
  expect(await client.html('/akun')).toContain('value="Ibu Lurah"')
})

it('answers 429 with Retry-After after ten wrong log-ins, for that account only', async () => {
  const client = server.client()
  const attempt = (account: string, password = 'salah') => client.post('/masuk', { account, password })
  for (let times = 0; times < 10; times++) expect((await attempt('irban')).status).toBe(400)
  const refused = await attempt('irban', PASSWORD)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await attempt('ketua', PASSWORD)).status).toBe(303)
})

it('creates a person, shows the link once, gives and ends a role', async () => {
  const client = await as('panitia')
  const form = { account: 'budi', name: 'Budi Santoso', role: 'judge', competition: slug, locale: 'id' }
  const wrong = await client.post('/orang/baru', { ...form, email: 'bukan surel' })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('href="#f-email"')
  const created = await client.post('/orang/baru', form)
  const html = await created.text()
  expect(urlsIn(html)).toHaveLength(1)
  const uid = /\/orang\/([0-9a-f-]{36})/.exec(html)?.[1] ?? ''
  const detail = await client.html(`/orang/${uid}`)
  expect(detail).toContain('Budi Santoso')
  expect(urlsIn(detail)).toEqual([])
  const given = await client.post(`/orang/${uid}/peran`, { role: 'inspector', competition: slug })
  expect(given.headers.get('location')).toBe(`/orang/${uid}?pesan=grant_given`)
  expect((await client.post(`/orang/${uid}/peran`, { role: 'inspector' })).status).toBe(403)
  expect((await client.post(`/orang/${uid}/peran`, { role: 'raja' })).status).toBe(400)
  const grants = (await client.html(`/orang/${uid}`)).match(/peran\/[0-9a-f-]{36}/g) ?? []
  expect(grants).toHaveLength(2)
  expect((await client.post(`/orang/${uid}/${grants[0]}`, { reason: '' })).status).toBe(400)
  expect((await client.post(`/orang/${uid}/${grants[0]}`, { reason: 'Selesai' })).status).toBe(303)
  const renewed = await client.post(`/orang/${uid}/tautan`, {})
  expect(urlsIn(await renewed.text())).toHaveLength(1)
  const page = await client.html(`/orang/${uid}/ubah`)
  const typed = { name: 'Budi S.', locale: 'en', nip: '19800101' }
  const saved = await client.post(`/orang/${uid}/ubah`, fillForm(page, 'ubah', typed))
  expect(saved.status).toBe(303)
  expect(await client.html('/orang?cari=budi')).toContain('Budi S.')
})

it('imports a file or names its faults', async () => {
  const client = await as('panitia')
  const send = (text: string) => {
    const body = new FormData()
    body.set('file', new Blob([text], { type: 'text/csv' }), 'orang.csv')
    return client.upload('/orang/impor', body)
  }
  const wrong = await send(`account;name;role;competition\nrina;Rina;juri;${slug}\n`)
  expect(wrong.status).toBe(400)
  const faults = await wrong.text()
  expect(faults).toContain(
    '<a href="#f-file">Berkas belum diimpor karena memuat 1 kesalahan. Perbaiki berkas, lalu unggah kembali.</a>',
  )
  expect(faults).toContain(
    '<li>Baris 2, kolom 3 (role): Isi sel harus salah satu dari: administrator, organizer,',
  )
  const right = await send(`account;name;role;competition\nrina;Rina;judge;${slug}\n`)
  expect(urlsIn(await right.text())).toHaveLength(1)
  expect((await client.upload('/orang/impor', new FormData())).status).toBe(400)
})

it('registers on the shared page without JavaScript and waits for the kecamatan', async () => {
  const organizer = await as('rahman')
  const page = `/lomba/${slug}/daftar`
  expect((await server.client().get(page)).status).toBe(404)
  expect((await organizer.post(`/kelola/${slug}/pendaftaran/bersama`, { open: 'yes' })).status).toBe(303)
  const visitor = server.client()
  const html = await visitor.html(`${page}?kecamatan=36.71.07`)
  expect(html).toContain('<option value="36.71.07.1001">Karawaci</option>')
  expect(html).not.toContain('<script')
  const form = { region: '36.71.07.1001', role: 'drafter', account: 'siti', name: 'Siti', password: NEW }
  const wrong = await visitor.post(`${page}?kecamatan=36.71.07`, form)
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('href="#f-phone"')
  expect((await visitor.post(page, { ...form, phone: '081234567890' })).status).toBe(303)
  expect(await visitor.html('/beranda')).toContain('menunggu persetujuan verifikator')
  const verifier = await as('camat-karawaci')
  expect(await verifier.html('/beranda')).toContain('1 pendaftaran menunggu keputusan Anda')
  const list = await verifier.html(`/kelola/${slug}/pendaftaran`)
  const path = /\/kelola\/[\w-]+\/pendaftaran\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  expect((await verifier.post(path, { decision: 'rejected', reason: '' })).status).toBe(400)
  expect((await (await as('camat-tangerang')).post(path, { decision: 'approved' })).status).toBe(404)
  expect((await verifier.post(path, { decision: 'approved' })).status).toBe(303)
  expect(await visitor.html('/tim/anggota')).toContain('Karawaci')
})

it('lets a member invite a colleague and the responsible person end a membership', async () => {
  const drafter = await as('nusajaya1')
  const form = { competition: slug, region: '36.71.07.1004', role: 'drafter' }
  const answer = await drafter.post('/tim/anggota', form)
  expect(urlsIn(await answer.text())).toHaveLength(1)
  expect((await drafter.post('/tim/anggota', { ...form, region: '36.71.01.1001' })).status).toBe(403)
  expect((await drafter.post('/tim/anggota', { ...form, role: 'organizer' })).status).toBe(400)
  const lurah = await as('nusajaya2')
  const path = /\/tim\/anggota\/[0-9a-f-]{36}/.exec(await lurah.html('/tim/anggota'))?.[0] ?? ''
  expect((await drafter.get(path)).status).toBe(403)
  expect((await lurah.post(path, { reason: '' })).status).toBe(400)
  expect((await lurah.post(path, { reason: 'Pindah tugas' })).headers.get('location')).toBe(
    '/tim/anggota?pesan=membership_ended',
  )
  expect((await drafter.post('/tim/anggota', form)).status).toBe(403)
})

it('refuses common accounts and makes unlike tokens', async () => {
  for (const [account, password] of [
    ['admin', 'admin'],
    ['root', 'root'],
    ['administrator', 'password'],
  ] as const)
    expect((await server.client().post('/masuk', { account, password })).status).toBe(400)
  const tokens = new Set<string>()
  for (let times = 0; times < 20; times++) tokens.add((await as('admin-sistem')).cookieHeader)
  expect(tokens.size).toBe(20)
})
