import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDossierWorld, type DossierWorld, PDF, png, SUKARASA, startDraft } from '#tests/support/dossiers'
import { fillForm } from '#tests/support/html-form'
import { type Client, startServer, type TestServer } from '#tests/support/server'

let server: TestServer
let world: DossierWorld
let sari: Client
let budi: Client
let lurah: Client
let uid: string

beforeAll(async () => {
  server = await startServer()
  world = await addDossierWorld(server.ctx)
  sari = await server.client().logIn('sari')
  budi = await server.client().logIn('budi')
  lurah = await server.client().logIn('lurah')
})
afterAll(() => server.close())

const location = (response: Response) => response.headers.get('Location') ?? ''

const upload = (files: [name: string, bytes: Uint8Array][], fields: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, bytes] of files) form.append('files', new Blob([Uint8Array.from(bytes)]), name)
  for (const [name, value] of Object.entries({ visibility: 'panel', field: '', ...fields }))
    form.append(name, value)
  return form
}

const temporaryFiles = () => readdirSync(join(server.ctx.dataDir, 'files', 'tmp'))

/** Unkept files go after the response has been sent. */
const noTemporaryFiles = () => expect.poll(temporaryFiles, { timeout: 5000 }).toEqual([])

describe('a team without JavaScript', () => {
  it('starts a dossier; a name that is missing stays at its field', async () => {
    const path = `/tim/lomba-uji-2026/baru?kelurahan=${SUKARASA}`
    expect(await sari.html('/tim')).toContain(`href="/tim/lomba-uji-2026/baru?kelurahan=${SUKARASA}"`)
    const wrong = await sari.post(path, { ward: SUKARASA, category: 'lingkungan', name: '' })
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('href="#f-name"')
    const right = await sari.post(path, { ward: SUKARASA, category: 'lingkungan', name: 'Bank sampah RW 03' })
    expect(right.status).toBe(303)
    uid = /\/berkas\/([0-9a-f-]{36})/.exec(location(right))?.[1] ?? ''
    const html = await sari.html(`/berkas/${uid}`)
    expect(html).toContain('Bank sampah RW 03')
    expect(html).toContain(`/berkas/${uid}/bagian/umum#f-v-summary`)
    expect(html.match(/<script[^>]*>/g)).toEqual([
      expect.stringContaining('src="/assets/countdown-'),
      expect.stringContaining('src="/assets/autosave-'),
    ])
  })

  it('saves a section, keeps what cannot be read, and says so at the field', async () => {
    const path = `/berkas/${uid}/bagian/hasil`
    const saved = await sari.post(path, { 'v.beneficiaries': 'kira-kira seribu', 'b.beneficiaries': '0' })
    expect([saved.status, location(saved)]).toEqual([303, `${path}?pesan=saved`])
    const html = await sari.html(path)
    expect(html).toContain('value="kira-kira seribu"')
    expect(html).toContain('Ini bukan angka')
    const next = await sari.post(path, {
      'v.beneficiaries': '1.250',
      'b.beneficiaries': '1',
      lanjut: 'daftar',
    })
    expect(location(next)).toBe(`/berkas/${uid}?pesan=saved`)
    expect(await sari.html(path)).toContain('value="1.250"')
    const wrong = await sari.post(path, { 'v.lain': 'x' })
    expect(wrong.status).toBe(400)
  })

  it('shows both texts when a colleague wrote the same field, and lets the writer choose', async () => {
    const path = `/berkas/${uid}/bagian/umum`
    await sari.post(path, { 'v.summary': 'Tulisan Sari.', 'b.summary': '0' })
    const clash = await budi.post(path, {
      'v.summary': 'Tulisan Budi.',
      'b.summary': '0',
      'v.group': 'umum',
      'b.group': '0',
    })
    expect(clash.status).toBe(409)
    const html = await clash.text()
    expect(html).toContain('Tulisan Sari.')
    expect(html).toMatch(/<textarea[^>]*>Tulisan Budi\.<\/textarea>/)
    expect(html).toContain('name="b.summary" value="1"')
    await budi.post(path, { 'v.summary': 'Tulisan Budi.', 'b.summary': '1', 'pilih.summary': 'theirs' })
    expect(await sari.html(path)).toMatch(/<textarea[^>]*>Tulisan Sari\.<\/textarea>/)
    await budi.post(path, {
      'v.summary': 'Tulisan Sari dan Budi.',
      'b.summary': '1',
      'pilih.summary': 'mine',
    })
    expect(await sari.html(path)).toMatch(/<textarea[^>]*>Tulisan Sari dan Budi\.<\/textarea>/)
  })

  it('answers about publication; without an answer nothing changes', async () => {
    const path = `/berkas/${uid}/pokok`
    const wrong = await sari.post(path, { name: 'Bank sampah', startedOn: '2025-01-02' })
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('value="2025-01-02"')
    const typed = { name: 'Bank sampah', startedOn: '2025-01-02', consent: 'yes' }
    const right = await sari.post(path, fillForm(await sari.html(path), 'pokok', typed))
    expect(location(right)).toBe(`/berkas/${uid}?pesan=saved`)
  })
})

describe('evidence over HTTP', () => {
  it('stores or refuses each file for itself, says so line by line and asks again with what was typed', async () => {
    const response = await sari.upload(
      `/berkas/${uid}/bukti`,
      upload(
        [
          ['baik.png', png(2, 2)],
          ['jahat.svg', Buffer.from('<svg onload="alert(1)"/>')],
        ],
        { caption: 'Kerja bakti' },
      ),
    )
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(html).toContain('Tersimpan 1 berkas')
    expect(html).toContain('<li>baik.png</li>')
    expect(html).toContain('“jahat.svg” bukan PDF, JPEG, PNG, atau WebP')
    expect(html).toContain('value="Kerja bakti"')
    await noTemporaryFiles()
    const refused = await sari.upload(
      `/berkas/${uid}/bukti`,
      upload([['jahat.svg', Buffer.from('<svg onload="alert(1)"/>')]]),
    )
    expect(refused.status).toBe(400)
    await noTemporaryFiles()
  })

  it('takes 20 MiB to the byte and refuses one more, without keeping it', async () => {
    const limit = 20 * 1024 * 1024
    const big = (size: number) =>
      Buffer.concat([PDF.subarray(0, 9), Buffer.alloc(size - PDF.length, 0x20), PDF.subarray(9)])
    const path = `/berkas/${uid}/bukti`
    const exact = await sari.upload(path, upload([['tepat.pdf', big(limit)]]))
    expect(exact.status).toBe(303)
    const over = await sari.upload(path, upload([['lebih.pdf', big(limit + 1)]]))
    expect(over.status).toBe(400)
    expect(await over.text()).toContain('“lebih.pdf” lebih dari 20 MB')
    await noTemporaryFiles()
  })

  it('survives a Content-Length that lies', async () => {
    const body = Buffer.from(
      '--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.4',
    )
    await new Promise<void>((done) => {
      const sent = httpRequest(
        `${server.origin}/berkas/${uid}/bukti`,
        {
          method: 'POST',
          headers: {
            Cookie: sari.cookieHeader,
            Origin: server.origin,
            'Content-Type': 'multipart/form-data; boundary=x',
            'Content-Length': body.length + 5000,
          },
        },
        (response) => response.resume(),
      )
      sent.on('error', () => done())
      sent.on('close', () => done())
      sent.write(body, () => setTimeout(() => sent.destroy(), 50))
    })
    await noTemporaryFiles()
    expect((await sari.get(`/berkas/${uid}/bukti`)).status).toBe(200)
  })

  it('adds, changes and removes; hands files out as attachments in a sandbox', async () => {
    const path = `/berkas/${uid}/bukti`
    await sari.upload(path, upload([['Proposal é.pdf', PDF]], { field: 'proposal', caption: 'Proposal' }))
    const [, evidence] = /href="\/unduh\/bukti\/([0-9a-f-]{36})">Proposal</.exec(await sari.html(path)) ?? []
    const file = await sari.get(`/unduh/bukti/${evidence}`)
    expect(file.status).toBe(200)
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Proposal _.pdf"; filename*=UTF-8''Proposal%20%C3%A9.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store, no-transform',
    })
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(sha256(PDF))
    const stranger = await server.client().logIn('tetangga')
    expect((await stranger.get(`/unduh/bukti/${evidence}`)).status).toBe(404)
    expect((await server.client().get(`/unduh/bukti/${evidence}`)).status).toBe(303)
    const wrong = await sari.post(`${path}/${evidence}`, { caption: 'x', field: 'proposal', visibility: '' })
    expect(wrong.status).toBe(400)
    const piece = await sari.html(`${path}/${evidence}`)
    const right = await sari.post(
      `${path}/${evidence}`,
      fillForm(piece, 'ubah', {
        caption: 'Proposal lengkap',
        field: 'proposal',
        visibility: 'public',
      }),
    )
    expect(location(right)).toBe(`${path}?pesan=saved`)
    const link = await sari.post(`${path}/tautan`, { url: 'javascript:x', field: '', visibility: 'panel' })
    expect(link.status).toBe(400)
    const good = await sari.post(`${path}/tautan`, { url: 'youtu.be/a', field: '', visibility: 'panel' })
    expect(location(good)).toBe(`${path}?pesan=evidence_added`)
    const [, added] =
      /href="\/berkas\/[0-9a-f-]{36}\/bukti\/([0-9a-f-]{36})\/hapus">Hapus(?:<!-- -->)? <span[^>]*>https:\/\/youtu/.exec(
        await sari.html(path),
      ) ?? []
    expect((await sari.get(`${path}/${added}/hapus`)).status).toBe(200)
    expect(location(await sari.post(`${path}/${added}/hapus`, {}))).toBe(`${path}?pesan=evidence_removed`)
    expect(await sari.html(path)).not.toContain('youtu.be')
  })
})

describe('release, submission, receipt', () => {
  it('is released by the Lurah only, who must agree', async () => {
    const path = `/berkas/${uid}/sahkan`
    const html = await lurah.html(path)
    const [, seen = ''] = /name="seen" value="([0-9a-f]{64})"/.exec(html) ?? []
    expect(await sari.html(path)).toContain('Hanya penanggung jawab')
    expect((await sari.post(path, { seen, agreed: 'yes' })).status).toBe(403)
    const wrong = await lurah.post(path, { seen })
    expect([wrong.status, (await wrong.text()).includes('href="#f-agreed"')]).toEqual([400, true])
    expect((await sari.post(`/berkas/${uid}/kirim`, {})).status).toBe(409)
    expect(location(await lurah.post(path, { seen, agreed: 'yes' }))).toBe(
      `/berkas/${uid}/kirim?pesan=released`,
    )
  })

  it('becomes one revision on a double click, with a receipt that says nothing of the content', async () => {
    const path = `/berkas/${uid}/kirim`
    expect(await sari.html(path)).toContain('dibekukan sebagai revisi 1')
    const key = { write_key: `${world.drafter.uid}:dua-klik.kirim` }
    const answers = await Promise.all([sari.post(path, key), sari.post(path, key)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(location(answers[1] as Response)).toBe(location(answers[0] as Response))
    const rows = await server.ctx.db.selectFrom('dossier_revision').select('number').execute()
    expect(rows).toEqual([{ number: 1 }])
    const receipt = location(answers[0] as Response).replace(/\?.*/, '')
    const html = await server.client().html(receipt)
    for (const shown of [
      'Lomba Inovasi Kelurahan Kota Tangerang',
      'Sukarasa',
      'Bank sampah RW 03',
      '10.00 WIB',
    ])
      expect(html).toContain(shown)
    expect(html).toContain(`${server.origin}${receipt}`)
    expect(html).not.toContain('Tulisan Sari')
    expect(html).not.toContain('<script')
    const code = receipt.split('/').at(-1) ?? ''
    const find = (typed: string) => server.client().post('/tanda-terima?index', { code: typed })
    expect(location(await find(code.toLowerCase()))).toBe(receipt)
    expect((await find('TIDAK-ADA')).status).toBe(400)
    expect(await sari.html(`/berkas/${uid}/revisi/1`)).toContain('Tulisan Sari dan Budi.')
    expect((await sari.get(`/berkas/${uid}/revisi/2`)).status).toBe(404)
  })

  it('keeps what is typed into a submitted dossier, and tells', async () => {
    const path = `/berkas/${uid}/bagian/umum`
    const response = await sari.post(path, { 'v.summary': 'Tambahan.', 'b.summary': '2' })
    expect(response.status).toBe(409)
    expect(await response.text()).toMatch(/<textarea[^>]*>Tambahan\.<\/textarea>/)
  })

  it('is withdrawn, and returned or accepted by those who check', async () => {
    expect(location(await sari.post(`/berkas/${uid}/tarik`, {}))).toBe(
      `/berkas/${uid}?pesan=dossier_withdrawn`,
    )
    expect((await sari.post(`/berkas/${uid}/tarik`, {})).status).toBe(409)
    expect((await sari.post(`/berkas/${uid}/kirim`, {})).status).toBe(303)
    const camat = await server.client().logIn('camat')
    const check = `/berkas/${uid}/periksa`
    const filled = async (typed: Record<string, string>) =>
      fillForm(await camat.html(check), 'periksa', typed)
    expect((await sari.get(check)).status).toBe(403)
    const wrong = await camat.post(check, await filled({ decision: 'return', reason: '' }))
    expect([wrong.status, (await wrong.text()).includes('href="#f-reason"')]).toEqual([400, true])
    expect(
      location(await camat.post(check, await filled({ decision: 'return', reason: 'Lengkapi foto' }))),
    ).toBe(`/berkas/${uid}?pesan=returned`)
    expect(await sari.html(`/berkas/${uid}`)).toContain('Lengkapi foto')
    await sari.post(`/berkas/${uid}/kirim`, {})
    const queue = '/kelola/lomba-uji-2026/antrean'
    expect(await camat.html(queue)).toContain(`href="${check}?antrean=lomba-uji-2026"`)
    const fields = await filled({ decision: 'complete' })
    expect(location(await camat.post(`${check}?antrean=lomba-uji-2026`, fields))).toBe(
      `${queue}?pesan=accepted`,
    )
    expect(await camat.html(queue)).toContain('Tidak ada berkas yang menunggu')
    const strange = await camat.html(`${check}?antrean=//jahat.example`)
    expect(strange).not.toMatch(/href="[^"]*jahat/)
  })
})

describe('the organizer', () => {
  it('finds participants by filters in the address and extends one team publicly', async () => {
    const rahman = await server.client().logIn('rahman')
    const base = '/kelola/lomba-uji-2026/peserta'
    expect(await rahman.html(`${base}?keadaan=complete&cari=Sukar`)).toContain('P-001')
    expect(await rahman.html(`${base}?keadaan=returned`)).toContain('Tidak ada peserta yang cocok')
    expect((await sari.get(base)).status).toBe(404)
    const { uid: entry } = await server.ctx.db.selectFrom('entry').select('uid').executeTakeFirstOrThrow()
    const path = `${base}/${entry}/perpanjangan`
    const wrong = await rahman.post(path, { untilDate: '2026-04-05', untilTime: '23.59', reason: '' })
    expect([wrong.status, (await wrong.text()).includes('href="#f-reason"')]).toEqual([400, true])
    const right = await rahman.post(path, {
      untilDate: '2026-04-05',
      untilTime: '23.59',
      reason: 'Banjir di RW 03',
    })
    expect(location(right)).toBe('/lomba/lomba-uji-2026/perpanjangan?pesan=extended')
    expect(await server.client().html('/lomba/lomba-uji-2026/perpanjangan')).toContain('Banjir di RW 03')
    expect((await sari.post(path, { reason: 'x' })).status).toBe(403)
  })

  it('hides every page of a dossier from other teams alike, existing or not', async () => {
    const stranger = await server.client().logIn('tetangga')
    const { uid: other } = await startDraft(server.ctx, world.drafter, 'layanan')
    for (const page of [
      '',
      '/baca',
      '/kirim',
      '/bukti',
      '/pokok',
      '/sahkan',
      '/bagian/umum',
      '/periksa',
      '/tarik',
    ])
      for (const which of [other, '00000000-0000-7000-8000-000000000000'])
        expect([page, (await stranger.get(`/berkas/${which}${page}`)).status]).toEqual([page, 404])
  })
})
