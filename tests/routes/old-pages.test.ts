import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillForm } from '#tests/support/html-form'
import { submitDraft, withdrawSubmitted } from '#tests/support/world-changes'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import { addLink } from '~/services/evidence.server'
import { submitDossier } from '~/services/submissions.server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

const hidden = (html: string, name: string) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1]

describe('a form that was filled before somebody else saved', () => {
  const draft = () => server.world.entries.draft.dossier
  const basics = () =>
    server.ctx.db
      .selectFrom('dossier')
      .innerJoin('innovation', 'innovation.id', 'dossier.innovation_id')
      .select(['innovation.name', 'dossier.publish_consent as consent'])
      .where('dossier.uid', '=', draft().uid)
      .executeTakeFirstOrThrow()

  it('does not give the consent back that was withdrawn meanwhile, and shows what is typed', async () => {
    const path = `/berkas/${draft().uid}/pokok`
    const [drafter, responsible] = [await server.as('drafter'), await server.as('responsible')]
    const agree = fillForm(await drafter.html(path), 'pokok', { name: 'Bank Sampah', consent: 'yes' })
    expect((await drafter.post(path, agree)).status).toBe(303)
    const old = await drafter.html(path)
    const refuse = fillForm(await responsible.html(path), 'pokok', { consent: 'no' })
    expect((await responsible.post(path, refuse)).status).toBe(303)
    const stale = await drafter.post(path, fillForm(old, 'pokok', { name: 'Bank Sampah Jaya' }))
    const html = await stale.text()
    expect([stale.status, await basics()]).toEqual([409, { name: 'Bank Sampah', consent: 'no' }])
    for (const text of [
      'value="Bank Sampah Jaya"',
      'href="#f-consent"',
      'Yang tersimpan sekarang: Bank Sampah',
    ])
      expect(html).toContain(text)
    const again = fillForm(html, 'pokok', { consent: 'no' })
    expect((await drafter.post(path, again)).status).toBe(303)
    expect(await basics()).toEqual({ name: 'Bank Sampah Jaya', consent: 'no' })
  })

  it('keeps its own basis when it is refused for something else', async () => {
    const path = `/berkas/${draft().uid}/pokok`
    const [drafter, responsible] = [await server.as('drafter'), await server.as('responsible')]
    const old = await drafter.html(path)
    const rename = fillForm(await responsible.html(path), 'pokok', { name: 'Bank Sampah Sejati' })
    expect((await responsible.post(path, rename)).status).toBe(303)
    const wrong = await drafter.post(path, fillForm(old, 'pokok', { startedOn: 'awal 2024' }))
    const html = await wrong.text()
    expect([wrong.status, hidden(html, 'based_on')]).toEqual([400, hidden(old, 'based_on')])
    const mended = fillForm(html, 'pokok', { startedOn: '2024-02' })
    expect([(await drafter.post(path, mended)).status, (await basics()).name]).toEqual([
      409,
      'Bank Sampah Sejati',
    ])
  })

  it('does not open the evidence that was closed meanwhile', async () => {
    const [drafter, responsible] = [await server.as('drafter'), await server.as('responsible')]
    const { uid } = await addLink(server.ctx, server.world.cast.drafter, {
      uid: draft().uid,
      url: 'https://contoh.go.id/ktp',
      details: { caption: 'awal', field: '', visibility: 'panel', personalData: false, showsChildren: false },
    })
    const page = `/berkas/${draft().uid}/bukti/${uid}`
    const old = await responsible.html(page)
    const close = { visibility: 'closed', personalData: 'yes' }
    const closed = fillForm(await drafter.html(page), 'ubah', close)
    expect((await drafter.post(`${page}?index`, closed)).status).toBe(303)
    const typed = { caption: 'awal, diperbaiki' }
    const stale = await responsible.post(`${page}?index`, fillForm(old, 'ubah', typed))
    const html = await stale.text()
    const stored = await server.ctx.db
      .selectFrom('evidence')
      .select(['visibility', 'personal_data', 'caption'])
      .where('uid', '=', uid)
      .executeTakeFirstOrThrow()
    expect([stale.status, stored]).toEqual([409, { visibility: 'closed', personal_data: 1, caption: 'awal' }])
    for (const text of ['value="awal, diperbaiki"', 'href="#f-visibility"', 'href="#f-personalData"'])
      expect(html).toContain(text)
  })

  it('does not erase the address of a person that was saved meanwhile, by either side', async () => {
    const { judge } = server.world.cast
    const path = `/orang/${judge.uid}/ubah`
    const [organizer, self] = [await server.as('organizer'), await server.as('judge')]
    const [oldOrganizers, oldOwn] = [await organizer.html(path), await self.html('/akun')]
    const email = async () =>
      (
        await server.ctx.db
          .selectFrom('person_contact')
          .select('email')
          .where('person_id', '=', judge.id ?? 0)
          .executeTakeFirst()
      )?.email
    const saved = fillForm(await organizer.html(path), 'ubah', { email: 'wati@tangerangkota.go.id' })
    expect([(await organizer.post(path, saved)).status, await email()]).toEqual([
      303,
      'wati@tangerangkota.go.id',
    ])
    const stale = await organizer.post(path, fillForm(oldOrganizers, 'ubah', { phone: '0812 3456 7890' }))
    const html = await stale.text()
    expect([stale.status, await email()]).toEqual([409, 'wati@tangerangkota.go.id'])
    for (const text of ['value="0812 3456 7890"', 'Yang tersimpan sekarang: wati@tangerangkota.go.id'])
      expect(html).toContain(text)
    const own = await self.post('/akun', fillForm(oldOwn, 'akun', { office: 'Dosen' }))
    expect([own.status, await email()]).toEqual([409, 'wati@tangerangkota.go.id'])
  })
})

describe('a checking page that shows an earlier revision', () => {
  const check = () => `/berkas/${server.world.entries.draft.dossier.uid}/periksa`
  const state = async () =>
    (
      await server.ctx.db
        .selectFrom('dossier')
        .select('state')
        .where('uid', '=', server.world.entries.draft.dossier.uid)
        .executeTakeFirstOrThrow()
    ).state

  it('neither accepts nor returns the later one, keeps what was written and shows the later one', async () => {
    await submitDraft(server.ctx, server.world)
    const verifier = await server.as('verifier')
    const old = await verifier.html(check())
    expect(hidden(old, 'based_on')).toBe('1')
    const { cast, entries } = server.world
    await withdrawSubmitted(server.ctx, server.world)
    await submitDossier(server.ctx, cast.drafter, { uid: entries.draft.dossier.uid })
    for (const decision of ['complete', 'return']) {
      const typed = { decision, reason: 'Foto RW 03 belum ada.' }
      const refused = await verifier.post(check(), fillForm(old, 'periksa', typed))
      const html = await refused.text()
      expect([refused.status, hidden(html, 'based_on'), await state()]).toEqual([409, '2', 'submitted'])
      expect(html).toMatch(/<textarea[^>]*>Foto RW 03 belum ada\.<\/textarea>/)
      expect(html).toContain('Tim mengirim revisi lain sejak halaman ini dibuka.')
    }
  })

  it('accepts the later one from the page that shows it; a form without a revision accepts nothing', async () => {
    const verifier = await server.as('verifier')
    expect((await verifier.post(check(), { decision: 'complete' })).status).toBe(409)
    const fresh = fillForm(await verifier.html(check()), 'periksa', { decision: 'complete' })
    expect([(await verifier.post(check(), fresh)).status, await state()]).toEqual([303, 'complete'])
  })
})

describe('a score sheet that is sent again', () => {
  const send = (mark: string, [versi, revisi]: [string, string], write_key: string) => ({
    ...{ versi, revisi, write_key, 'nilai.kebaruan': mark, 'nilai.dampak': mark },
    alasan_perubahan: 'salah ketik',
  })

  it('says so when a later revision counts, and is another act at another sheet', async () => {
    const { own, other } = server.world.stage
    const at = (uid: string) => `/menilai/lembar/${uid}/kirim`
    const judge = await server.as('judge')
    const first = send('63', ['1', '0'], ':A')
    const sheet = at(own.assignments.judge.uid)
    expect((await judge.post(sheet, first)).status).toBe(303)
    expect((await judge.post(sheet, first)).status).toBe(303)
    expect((await judge.post(at(other.assignments.judge.uid), first)).status).toBe(409)
    expect((await judge.post(sheet, send('64', ['2', '1'], ':B'))).status).toBe(303)
    const again = await judge.post(sheet, first)
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('Revisi 2 yang lebih baru kini berlaku')
  })
})
