import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillForm } from '#tests/support/html-form'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import { FormInput } from '~/http/form.server'
import { saveFields } from '~/services/drafts.server'
import { changeDraft } from '~/services/rules-draft.server'
import { saveDraft } from '~/services/scoresheets.server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

const hidden = (html: string, name: string) =>
  html.match(new RegExp(`name="${name.replaceAll('.', '\\.')}" value="([^"]*)"`))?.[1]

describe('what a refused page is based on', () => {
  it('stays the version of the rules that its writer saw, until the page says that there is a newer one', async () => {
    const { draft, cast } = server.world
    const path = `/kelola/${draft.slug}/ketentuan/nilai-sama`
    await changeDraft(server.ctx, cast.organizer, draft.slug, 1, (rules) => ({ ...rules, year: 2028 }))
    const organizer = await server.as('organizer')
    const wrong = await organizer.post(path, { version: '1', 'tie-1': '', 'tie-2': 'plenary' })
    expect([wrong.status, hidden(await wrong.text(), 'version')]).toEqual([400, '1'])
    const stale = await organizer.post(path, { version: '1', 'tie-1': 'plenary' })
    expect([stale.status, hidden(await stale.text(), 'version')]).toEqual([400, '2'])
  })

  it('stays the text of the dossier that its writer saw', async () => {
    const { cast, entries } = server.world
    const { uid } = entries.draft.dossier
    const edits = [{ field: 'title', typed: 'Bank Sampah Mawar', base: 1 }]
    await saveFields(server.ctx, cast.responsible, { uid, edits, locale: 'id' })
    const drafter = await server.as('drafter')
    const fields = { 'v.title': 'Bank Sampah RW 05', 'b.title': '1', 'b.summary': '1' }
    const path = `/berkas/${uid}/bagian/identity`
    const wrong = await drafter.post(path, { ...fields, 'v.summary': 'x'.repeat(100_001) })
    expect([wrong.status, hidden(await wrong.text(), 'b.title')]).toEqual([400, '1'])
    const clash = await drafter.post(path, fields)
    const html = await clash.text()
    expect([clash.status, hidden(html, 'b.title')]).toEqual([409, '2'])
    for (const title of ['Bank Sampah Mawar', 'Bank Sampah RW 05']) expect(html).toContain(title)
  })

  it('stays the sheet that its judge saw; a clash shows the stored mark and the stored reason too', async () => {
    const { cast, stage } = server.world
    const { uid } = stage.own.assignments.judge
    const elsewhere: Record<string, string> = {
      'nilai.kebaruan': '61',
      'alasan.kebaruan': 'Ditulis di ponsel.',
    }
    const typed = (field: string) => elsewhere[field] ?? ''
    await saveDraft(server.ctx, cast.judge, uid, { version: 1, revision: 0, typed })
    const judge = await server.as('judge')
    const fields = {
      versi: '1',
      revisi: '0',
      'nilai.kebaruan': '70',
      'alasan.kebaruan': 'Ditulis di laptop.',
    }
    const path = `/menilai/lembar/${uid}`
    const wrong = await judge.post(path, { ...fields, 'nilai.dampak': '700' })
    expect([wrong.status, hidden(await wrong.text(), 'versi')]).toEqual([400, '1'])
    const clash = await judge.post(path, fields)
    const html = await clash.text()
    expect([clash.status, hidden(html, 'versi')]).toEqual([409, '2'])
    for (const text of ['Ditulis di laptop.', 'Tersimpan: 61', 'Tersimpan: Ditulis di ponsel.'])
      expect(html).toContain(text)
  })
})

it('brings a sheet back whose dossier was renewed meanwhile, and takes it once the new one has been shown', async () => {
  const { uid } = server.world.stage.own.assignments.judge
  const judge = await server.as('judge')
  const page = await (await judge.get(`/menilai/lembar/${uid}`)).text()
  const shown = hidden(page, 'berkas')
  const basis = { versi: hidden(page, 'versi') ?? '', revisi: '0' }
  const marks = { 'nilai.kebaruan': '72', 'nilai.dampak': '81', 'alasan.dampak': 'Tercatat di RW 03.' }
  const path = `/menilai/lembar/${uid}/kirim`
  const renewed = await judge.post(path, { ...basis, ...marks, berkas: 'sebelum-diperbarui' })
  const html = await renewed.text()
  expect([renewed.status, hidden(html, 'berkas')]).toEqual([409, shown])
  expect(html).toContain('Berkas peserta diperbarui setelah halaman ini dibuka.')
  for (const text of ['value="72"', 'value="81"', 'Tercatat di RW 03.']) expect(html).toContain(text)
  const sent = await judge.post(path, { ...basis, ...marks, berkas: shown ?? '' })
  expect(sent.status).toBe(303)
})

it('shows a start that is known by its month only, and keeps it when the page is saved', async () => {
  const { dossier, innovation } = server.world.entries.draft
  const drafter = await server.as('drafter')
  const path = `/berkas/${dossier.uid}/pokok`
  const stored = async () =>
    (
      await server.ctx.db
        .selectFrom('innovation')
        .select('started_on')
        .where('uid', '=', innovation)
        .executeTakeFirst()
    )?.started_on
  const save = async (startedOn: string) =>
    (
      await drafter.post(
        path,
        fillForm(await drafter.html(path), 'pokok', { name: 'Bank Sampah', consent: 'yes', startedOn }),
      )
    ).status
  expect(await drafter.html(path)).toMatch(/<input[^>]*name="startedOn"[^>]*type="text"[^>]*value="2024-01"/)
  expect([await save('2024-01'), await stored()]).toEqual([303, '2024-01'])
  expect([await save('awal 2024'), await stored()]).toEqual([400, '2024-01'])
  expect([await save('15 Januari 2024'), await stored()]).toEqual([303, '2024-01-15'])
  expect([await save(''), await stored()]).toEqual([303, null])
})

it('refuses a form in the shell and the language of the person who sent it', async () => {
  const { uid } = server.world.entries.draft.dossier
  const verifier = await server.as('verifier')
  await verifier.post('/bahasa', { locale: 'en', to: '/' })
  const fields = { decision: 'return', reason: 'Foto RW 03 belum ada.' }
  const refused = await verifier.post(`/berkas/${uid}/periksa`, fields)
  const html = await refused.text()
  expect([refused.status, /<html lang="(\w+)"/.exec(html)?.[1]]).toEqual([409, 'en'])
  for (const text of ['This cannot be done now', 'Foto RW 03 belum ada.', 'Eko Prasetyo'])
    expect(html).toContain(text)
})

it('gives back what was written in a form that met a change, but no password', () => {
  const fields = new URLSearchParams({
    ...{ decision: 'return', reason: ' Foto RW 03\r\nbelum ada. ', account: 'wati.lestari' },
    ...{ password: 'empat kata yang rahasia', current: 'kata sandi lama', login_password: 'satu lagi ini' },
  })
  expect(new FormInput(fields).written()).toEqual(['Foto RW 03\nbelum ada.'])
})
