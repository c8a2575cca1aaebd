import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBlindWorld, type BlindWorld, checkBlind, listNames, SLUG } from '#tests/support/blind'
import { readPdf } from '#tests/support/pdf-text'
import { type Client, startServer, type TestServer } from '#tests/support/server'

let server: TestServer
let world: BlindWorld
let organizer: Client
let judge: Client
beforeAll(async () => {
  server = await startServer()
  world = await addBlindWorld(server.ctx)
  organizer = await server.client().logIn('rahman')
  judge = await server.client().logIn('wati')
})
afterAll(() => server.close())

async function download(client: Client, path: string) {
  const response = await client.get(path)
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
  if (process.env['SHOTS']) writeFileSync(`${process.env['SHOTS']}/${path.replace(/\W+/g, '-')}.pdf`, bytes)
  return { ...(await readPdf(bytes)), name: response.headers.get('Content-Disposition') }
}

describe('a dossier on paper', () => {
  it('shows figures before and after as bars and photos as small pictures, each with its words', async () => {
    const team = await server.client().logIn('rina')
    const { pages, alts, roles } = await download(team, `/berkas/${world.uid}/baca/pdf`)
    const text = pages.join('\n')
    for (const part of ['Sebelum dan sesudah', '900 kg', '300 kg', 'Rina di Jalan Cempaka', world.code])
      expect(text).toContain(part)
    expect(alts).toEqual(['Sampah ke TPA. Sebelum: 900 kg; Sekarang: 300 kg', 'Rina di Jalan Cempaka'])
    expect(roles.filter((role) => role === 'Figure')).toHaveLength(2)
  })
})

const list = () => `/kelola/${SLUG}/tanpa-nama/${world.revision}`
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describe('checking a blind rendition over HTTP', () => {
  it('asks for the list first', async () => {
    expect((await organizer.get(`${list()}/pratinjau`)).status).toBe(409)
    const board = await organizer.html(`/kelola/${SLUG}/tanpa-nama`)
    expect(board).toContain('1 peserta belum siap tampil bagi penilai.')
    expect(board).toContain('Belum diperiksa')
    const stage = await organizer.html(`/kelola/${SLUG}/penugasan/proposal`)
    expect(stage).toContain(`href="/kelola/${SLUG}/tanpa-nama"`)
  })

  it('keeps what was typed when it is refused', async () => {
    const versi = hidden(await organizer.html(list()), 'versi')
    const typed = { versi, added: 'Kampung Melati\nx', added_kind: 'place', nama: 'ward Nusa Jaya' }
    const response = await organizer.post(list(), typed)
    const html = await response.text()
    expect(response.status).toBe(400)
    expect(html).toContain('Nama x terlalu pendek untuk dicari.')
    expect(html).toContain('Kampung Melati\nx</textarea>')
    expect(
      [...html.matchAll(/<input[^>]*name="nama"[^>]*>/g)].filter(([input]) => input.includes('checked')),
    ).toHaveLength(1)
  })

  it('saves, shows, confirms; an old form is refused', async () => {
    const versi = hidden(await organizer.html(list()), 'versi')
    const typed = { versi, added: 'Rina\nFauzi\nMarlina', added_kind: 'person', nama: 'ward Nusa Jaya' }
    const saved = await organizer.post(list(), typed)
    expect([saved.status, saved.headers.get('Location')]).toEqual([
      303,
      `${list()}/pratinjau?pesan=blind_listed`,
    ])
    expect((await organizer.post(list(), typed)).status).toBe(409)
    const preview = await organizer.html(`${list()}/pratinjau`)
    expect(preview).toContain('Pilah</span><mark>'.replace('Pilah', 'Pilah '))
    const unread = await organizer.post(`${list()}/pratinjau`, { dilihat: hidden(preview, 'dilihat') })
    expect([unread.status, (await unread.text()).includes('Isian ini wajib diisi.')]).toEqual([400, true])
    const agreed = { dilihat: hidden(preview, 'dilihat'), agreed: 'yes' }
    expect((await organizer.post(`${list()}/pratinjau`, { ...agreed, dilihat: 'x' })).status).toBe(409)
    expect((await organizer.post(`${list()}/pratinjau`, agreed)).status).toBe(303)
    expect(await organizer.html(`/kelola/${SLUG}/tanpa-nama`)).toContain(
      'Semua peserta sudah siap tampil bagi penilai.',
    )
  })

  it('one form sent twice is one act', async () => {
    const versi = hidden(await organizer.html(list()), 'versi')
    const typed = { versi, added: 'Rina', added_kind: 'person', nama: 'ward Nusa Jaya', write_key: ':twice' }
    expect((await organizer.post(list(), typed)).status).toBe(303)
    expect((await organizer.post(list(), typed)).status).toBe(303)
    const rows = await server.ctx.db
      .selectFrom('event')
      .select('type')
      .where('type', '=', 'rendition.listed')
      .execute()
    expect(rows).toHaveLength(2)
  })
})

describe('a judge of the blind stage', () => {
  it('gets the dossier on paper under the label alone', async () => {
    await checkBlind(server.ctx, world, [world.evidence.photo, world.evidence.pdf])
    const { pages, alts, info, name } = await download(
      judge,
      `/menilai/lembar/${world.assignment}/berkas/1/pdf`,
    )
    const text = pages.join('\n')
    expect(name).toBe('attachment; filename="Peserta-01.pdf"')
    expect(info).toMatchObject({ Title: 'Pilah [kelurahan]' })
    expect(alts.at(-1)).toBe('[nama orang 1] di [tempat 1]')
    for (const part of ['Peserta 01', 'bukti-1.pdf', 'Pilah [kelurahan] · Peserta 01'])
      expect(text).toContain(part)
    expect(text).not.toContain('Draf')
  })

  it('gets the very paper that the organizer has looked at, which said so before it was confirmed', async () => {
    const preview = `${list()}/pratinjau/pdf`
    await listNames(server.ctx, world, { shown: [world.evidence.photo, world.evidence.pdf] })
    const before = await download(organizer, preview)
    expect(before.name).toBe('attachment; filename="Peserta-01.pdf"')
    expect(before.pages.join('\n')).toContain('Belum disahkan untuk penilai')
    await checkBlind(server.ctx, world, [world.evidence.photo, world.evidence.pdf])
    const shown = await download(organizer, preview)
    const got = await download(judge, `/menilai/lembar/${world.assignment}/berkas/1/pdf`)
    expect([shown.pages, shown.alts, shown.name]).toEqual([got.pages, got.alts, got.name])
    expect(shown.pages.join('\n')).not.toContain('Belum disahkan')
    expect(await organizer.html(`${list()}/pratinjau`)).toContain(`href="${preview}"`)
    expect((await judge.get(preview)).status).toBe(404)
  })

  it('gets files under neutral names, as the organizer who checked them', async () => {
    for (const [client, base] of [
      [judge, `/unduh/lembar/${world.assignment}/1`],
      [organizer, `/unduh/tanpa-nama/${SLUG}/${world.revision}`],
    ] as const) {
      const names = await Promise.all(
        ['bukti-1', 'bukti-3', 'bukti-3/kecil'].map(async (piece) => {
          const { status, headers } = await client.get(`${base}/${piece}`)
          return [status, /filename="([^"]*)"/.exec(headers.get('Content-Disposition') ?? '')?.[1]]
        }),
      )
      expect(names).toEqual([
        [200, 'bukti-1.pdf'],
        [200, 'bukti-3.jpg'],
        [200, 'bukti-3.webp'],
      ])
    }
    expect((await judge.get(`/unduh/tanpa-nama/${SLUG}/${world.revision}/bukti-1`)).status).toBe(404)
  })

  it('loses nothing written when the organizer takes the rendition back meanwhile', async () => {
    const sheet = `/menilai/lembar/${world.assignment}`
    const marks = {
      versi: '0',
      revisi: '0',
      'nilai.kebaruan': '60',
      'alasan.kebaruan': 'Pilah sampah dari rumah',
    }
    await listNames(server.ctx, world)
    for (const path of [sheet, `${sheet}/kirim`]) {
      const response = await judge.post(path, marks)
      const html = await response.text()
      expect(response.status).toBe(409)
      for (const part of [
        'Versi tanpa nama dari berkas ini belum diperiksa panitia.',
        'Pilah sampah dari rumah',
      ])
        expect(html).toContain(part)
    }
    await checkBlind(server.ctx, world, [world.evidence.photo, world.evidence.pdf])
    expect((await judge.post(sheet, marks)).status).toBe(303)
  })

  it('gets no other dossier of the sheet, and nothing of another’s sheet', async () => {
    expect((await judge.get(`/menilai/lembar/${world.assignment}/berkas/2/pdf`)).status).toBe(404)
    expect((await organizer.get(`/menilai/lembar/${world.assignment}/berkas`)).status).toBe(404)
    expect((await organizer.get(`/unduh/lembar/${world.assignment}/1/bukti-1`)).status).toBe(404)
    expect((await server.client().get(`/unduh/lembar/${world.assignment}/1/bukti-1`)).status).toBe(303)
  })
})
