import { afterAll, beforeAll, expect, it } from 'vitest'
import { addOpenCompetition, RULES } from '#tests/support/competition'
import { addPerson } from '#tests/support/context'
import { fillForm } from '#tests/support/html-form'
import { addSubmittedEntry, WARDS } from '#tests/support/judging'
import { type Client, startServer, type TestServer } from '#tests/support/server'
import type { Actor } from '~/domain/actors'
import type { Rules, Stage } from '~/domain/rules'
import { checkRules } from '~/domain/rules-check'
import { MEETING_FIELDS, presentField } from '~/forms/plenary'
import { closeMeeting } from '~/services/plenary-closing.server'
import { saveMeeting } from '~/services/plenary-draft.server'
import { viewMeeting } from '~/services/plenary-pages.server'

const SLUG = 'lomba-uji-2026'
const [STAGE] = RULES.stages as [Stage]

/** The first stage is scored within each kecamatan: the best of each goes on to the stage of the kota. */
const OWN_RULES: Rules = {
  ...RULES,
  submission: { ...RULES.submission, closesAt: '2026-03-20T16:59:00.000Z' },
  kecamatan: { way: 'score' },
  stages: [
    {
      ...STAGE,
      ...{
        code: 'kecamatan',
        name: 'Penilaian kecamatan',
        partition: 'kecamatan',
        conflictLevel: 'kelurahan',
      },
      combination: null,
      totalling: { ...STAGE.totalling, minimumSheets: 1 },
      advance: { kind: 'best', count: 1, per: 'kecamatan', tiesAtCut: 'plenary' },
    },
    { ...STAGE, code: 'kota', name: 'Penilaian kota', totalling: { ...STAGE.totalling, minimumSheets: 1 } },
  ],
}

const ENTRIES = {
  karawaci: WARDS.karawaci,
  nusajaya: WARDS.nusajaya,
  sukarasa: WARDS.sukarasa,
  sukaasih: ['36.71.01.1002', 'Sukaasih', '36.71.01', 'Tangerang'],
} as const
type Name = keyof typeof ENTRIES

let server: TestServer
let rahman: Client
const labels = {} as Record<Name, string>
beforeAll(async () => {
  server = await startServer()
  const { ctx } = server
  const founder: Actor = await addPerson(ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
  const { competition, rulesId } = await addOpenCompetition(ctx, founder, OWN_RULES)
  for (const [index, [name, place]] of Object.entries(ENTRIES).entries()) {
    labels[name as Name] = `P${index + 1}`
    await addSubmittedEntry(ctx, competition, rulesId, `P${index + 1}`, place)
  }
  await addPerson(ctx, { account: 'ani', name: 'Ani' })
  // Beni lives in Nusa Jaya: in his own kecamatan's panel, but not for his own kelurahan.
  await addPerson(ctx, { account: 'beni', name: 'Beni', homeRegion: '36.71.07.1004' })
  await addPerson(ctx, { account: 'citra', name: 'Citra' })
  rahman = await server.client().logIn('rahman')
})
afterAll(() => server.close())

const board = (stage: string) => `/kelola/${SLUG}/penugasan/${stage}`
const panels = `/kelola/${SLUG}/penilai`

/** A panel of a kecamatan with its judges, by the organizer's own forms. */
async function addPanel(name: string, region: string, accounts: readonly string[]) {
  const typed = { name, region, stage: 'kecamatan' }
  expect((await rahman.post(panels, fillForm(await rahman.html(panels), 'panel', typed))).status).toBe(303)
  const { uid } = await server.ctx.db
    .selectFrom('panel')
    .select('uid')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  for (const [index, account] of accounts.entries()) {
    const page = `${panels}/kedudukan?tim=${uid}`
    const seat = fillForm(await rahman.html(page), 'kedudukan', {
      ...{ label: `Anggota ${index + 1} ${name}`, function: 'member', scores: 'yes' },
    })
    expect((await rahman.post(`${panels}/kedudukan?index`, seat)).status).toBe(303)
    const row = await server.ctx.db
      .selectFrom('seat')
      .select('uid')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect((await rahman.post(`${panels}/kedudukan/${row.uid}`, { account })).status).toBe(303)
  }
}

/** The assignments of a judge, by the label of the entry. */
async function assignments(account: string): Promise<Record<string, string>> {
  const rows = await server.ctx.db
    .selectFrom('assignment')
    .innerJoin('seat_occupant', 'seat_occupant.seat_id', 'assignment.seat_id')
    .innerJoin('person', 'person.id', 'seat_occupant.person_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .select(['assignment.uid', 'entry.label'])
    .where('person.account', '=', account)
    .where('assignment.state', '=', 'active')
    .execute()
  return Object.fromEntries(rows.map(({ label, uid }) => [label, uid]))
}

async function score(account: string, marks: Partial<Record<Name, number>>) {
  const judge = await server.client().logIn(account)
  const own = await assignments(account)
  for (const [name, mark] of Object.entries(marks)) {
    const sheet = `/menilai/lembar/${own[labels[name as Name]]}/kirim`
    const text = String(mark)
    const fields = { versi: '0', revisi: '0', 'nilai.kebaruan': text, 'nilai.dampak': text }
    expect([name, (await judge.post(sheet, fields)).status]).toEqual([name, 303])
  }
}

/** What stands in a table of the page, row by row, without markup. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) =>
      cell
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  )

it('has rules that can be opened, and none where the first stage is not of the kecamatan', () => {
  const found = (rules: Rules) => checkRules(rules).filter(({ part }) => part === 'kecamatan')
  expect(found(OWN_RULES)).toEqual([])
  expect(found({ ...OWN_RULES, stages: [...OWN_RULES.stages].reverse() })).toEqual([
    { part: 'kecamatan', kind: 'no_kecamatan_stage' },
  ])
})

it('assigns nobody before every kecamatan has its panel', async () => {
  expect((await rahman.post(`${board('kecamatan')}/peserta`, {})).status).toBe(303)
  const overview = await rahman.html(`/kelola/${SLUG}`)
  expect(overview).toContain('2 kecamatan belum memiliki penilai')
  await addPanel('Tim Kecamatan Tangerang', '36.71.01', ['ani'])
  const refused = await rahman.post(`${board('kecamatan')}/semua`, {})
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Belum ada penilai untuk kecamatan: Karawaci.')
  expect(await rahman.html(board('kecamatan'))).toContain('Belum ada penilai untuk kecamatan: Karawaci')
  expect(await assignments('ani')).toEqual({})
  const wrong = fillForm(await rahman.html(panels), 'panel', { name: 'Salah', region: '36.74.01' })
  expect((await rahman.post(panels, wrong)).status).toBe(400)
  await addPanel('Tim Kecamatan Karawaci', '36.71.07', ['beni', 'citra'])
  expect((await rahman.post(`${board('kecamatan')}/semua`, {})).status).toBe(303)
})

it('gives each judge the entries of their kecamatan, less their own kelurahan, and shows them no other', async () => {
  expect(Object.keys(await assignments('ani')).sort()).toEqual([labels.sukarasa, labels.sukaasih].sort())
  expect(Object.keys(await assignments('beni'))).toEqual([labels.karawaci])
  expect(Object.keys(await assignments('citra')).sort()).toEqual([labels.karawaci, labels.nusajaya].sort())
  const ani = await server.client().logIn('ani')
  for (const account of ['ani', 'beni', 'citra']) {
    const judge = await server.client().logIn(account)
    expect((await judge.post(`/menilai/${SLUG}/pernyataan`, { setuju: 'yes' })).status).toBe(303)
  }
  const list = await ani.html(`/menilai/${SLUG}/kecamatan`)
  expect([list.includes('Sukarasa'), list.includes('Karawaci')]).toEqual([true, false])
  const elsewhere = Object.values(await assignments('citra'))
  for (const uid of elsewhere) expect((await ani.get(`/menilai/lembar/${uid}`)).status).toBe(404)
  // By hand neither.
  const { ctx } = server
  const seat = await ctx.db
    .selectFrom('seat')
    .innerJoin('panel', 'panel.id', 'seat.panel_id')
    .select('seat.uid')
    .where('panel.region_code', '=', '36.71.01')
    .executeTakeFirstOrThrow()
  const entry = await ctx.db
    .selectFrom('stage_entry')
    .select('uid')
    .where('label', '=', labels.nusajaya)
    .executeTakeFirstOrThrow()
  const refused = await rahman.post(board('kecamatan'), { pasangan: `${seat.uid} ${entry.uid}` })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain(`Ani tidak menilai kecamatan ${labels.nusajaya}.`)
})

it('lets nobody go on before the sheets are in', async () => {
  await score('ani', { sukarasa: 90, sukaasih: 80 })
  await score('citra', { karawaci: 60, nusajaya: 71 })
  const page = await rahman.html(`/kelola/${SLUG}/lolos/kecamatan`)
  expect(page).toContain('Masih ada lembar penilaian yang ditunggu')
  expect(await rahman.html(board('kota'))).toContain(
    'Peserta masuk ke tahap ini setelah rapat pleno Penilaian kecamatan ditutup.',
  )
  const refused = await rahman.post(`${board('kota')}/peserta`, {})
  expect(refused.status).toBe(409)
})

it('ranks within each kecamatan and lets the best of each go on', async () => {
  await score('beni', { karawaci: 70 })
  const ranking = await rahman.html(`/kelola/${SLUG}/peringkat?tahap=kecamatan`)
  expect(ranking).toContain('Peringkat tahap ini dibuat di dalam setiap kecamatan')
  expect(
    rowsOf(ranking)
      .slice(1)
      .map(([rank, entry, total]) => [rank, entry, total]),
  ).toEqual([
    ['1', 'Nusa Jaya, Kec. Karawaci · P2', '71,00'],
    ['2', 'Karawaci, Kec. Karawaci · P1', '65,00'],
    ['1', 'Sukarasa, Kec. Tangerang · P3', '90,00'],
    ['2', 'Sukaasih, Kec. Tangerang · P4', '80,00'],
  ])
  const own = await rahman.html(`/kelola/${SLUG}/peringkat?tahap=kecamatan&kecamatan=36.71.01`)
  expect(
    rowsOf(own)
      .slice(1)
      .map(([rank, entry]) => [rank, entry]),
  ).toEqual([
    ['1', 'Sukarasa, Kec. Tangerang · P3'],
    ['2', 'Sukaasih, Kec. Tangerang · P4'],
  ])
  const csv = await rahman.html(`/kelola/${SLUG}/ekspor/ranking.csv?tahap=kecamatan&dialek=intl`)
  const cells = csv.split('\r\n').slice(1, 5)
  expect(cells.map((line) => line.split(',').slice(0, 3))).toEqual([
    ['1', '0', '"P2"'],
    ['2', '0', '"P1"'],
    ['1', '0', '"P3"'],
    ['2', '0', '"P4"'],
  ])
  const companion = await rahman.html(
    `/kelola/${SLUG}/ekspor/ranking-keterangan.csv?tahap=kecamatan&dialek=intl`,
  )
  expect(companion).toContain('"ranked_within","kecamatan"')
  const advance = await rahman.html(`/kelola/${SLUG}/lolos/kecamatan`)
  expect(rowsOf(advance).slice(1)).toEqual([
    ['Karawaci', '1', 'Nusa Jaya, Kec. Karawaci · P2', '71,00', 'Usulan: lolos'],
    ['Tangerang', '1', 'Sukarasa, Kec. Tangerang · P3', '90,00', 'Usulan: lolos'],
  ])
  expect((await rahman.post(`${board('kota')}/peserta`, {})).status).toBe(409)
})

/** Closes the meeting of a kecamatan as its ranking says. */
async function closeMeetingOf(region: string) {
  const { ctx } = server
  const place = { slug: SLUG, stage: 'kecamatan', region }
  const chair = await addPerson(ctx, { account: `ketua-${region}`, grants: [{ role: 'chair' }] })
  const [seat] = (await viewMeeting(ctx, chair, place)).prepared.seats
  const values: Record<string, string> = {
    ...{ [MEETING_FIELDS.date]: '2026-05-02', [MEETING_FIELDS.place]: 'Kantor kecamatan' },
    [presentField(seat?.uid ?? '')]: 'yes',
  }
  await saveMeeting(ctx, chair, place, { text: (field) => values[field] ?? '' })
  const { ranking, version } = await viewMeeting(ctx, chair, place)
  await closeMeeting(ctx, chair, place, { ranking, version })
}

it('puts those who passed into the next stage, each kecamatan as its meeting closes', async () => {
  server.ctx.setNow('2026-05-02T02:00:00.000Z')
  rahman = await server.client().logIn('rahman')
  const inNext = async () => {
    expect((await rahman.post(`${board('kota')}/peserta`, {})).status).toBe(303)
    const rows = await server.ctx.db
      .selectFrom('stage_entry')
      .select('label')
      .where('stage', '=', 'kota')
      .orderBy('label')
      .execute()
    return rows.map(({ label }) => label)
  }
  await closeMeetingOf('36.71.07')
  expect(await inNext()).toEqual([labels.nusajaya])
  expect(await rahman.html(board('kota'))).toContain('setelah rapat pleno Penilaian kecamatan ditutup')
  await closeMeetingOf('36.71.01')
  expect(await inNext()).toEqual([labels.nusajaya, labels.sukarasa])
  const advance = await rahman.html(`/kelola/${SLUG}/lolos/kecamatan`)
  expect(rowsOf(advance).slice(1)).toEqual([
    ['Karawaci', '1', 'Nusa Jaya, Kec. Karawaci · P2', '71,00', 'Lolos'],
    ['Tangerang', '1', 'Sukarasa, Kec. Tangerang · P3', '90,00', 'Lolos'],
  ])
})
