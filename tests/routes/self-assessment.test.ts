import { afterAll, beforeAll, expect, it } from 'vitest'
import { withSelfAssessment } from '#tests/support/attendance'
import type { Client } from '#tests/support/server'
import { changeRules, submitDraft } from '#tests/support/world-changes'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import { decideApproval } from '~/services/approvals.server'
import { viewDossier } from '~/services/dossiers.server'
import { releaseDossier } from '~/services/releases.server'
import { requestRulesChange } from '~/services/rules-change.server'
import { changeDraft, viewDraft } from '~/services/rules-draft.server'
import { submitDossier } from '~/services/submissions.server'

let server: WorldServer
const PEOPLE = ['drafter', 'organizer', 'judge', 'secondJudge'] as const
let as: Record<(typeof PEOPLE)[number], Client>
let dossier: string
let manage: string
const sheets = new Map<string, string>()
beforeAll(async () => {
  server = await startWorldServer()
  const { world, ctx } = server
  await changeRules(ctx, world, withSelfAssessment)
  const clients = await Promise.all(PEOPLE.map(async (who) => [who, await server.as(who)] as const))
  as = Object.fromEntries(clients) as typeof as
  dossier = `/berkas/${world.entries.draft.dossier.uid}`
  manage = `/kelola/${world.open.slug}`
})
afterAll(() => server.close())

const text = (html: string) =>
  html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
const VALUE = 'mandiri.proposal.kelompok'
const NOTE = 'catatan_mandiri.proposal.kelompok'
const assignmentsOf = (label: string) =>
  server.ctx.db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat_occupant', 'seat_occupant.seat_id', 'assignment.seat_id')
    .innerJoin('person', 'person.id', 'seat_occupant.person_id')
    .select(['assignment.uid', 'person.account', 'stage_entry.uid as entry'])
    .where('stage_entry.label', '=', label)
    .execute()

it('asks the team for its own value, misses it until it is there, and freezes it with the revision', async () => {
  const { world, ctx } = server
  expect(text(await as.drafter.html(dossier))).toContain('Nilai mandiri')
  await expect(submitDraft(ctx, world)).rejects.toMatchObject({ reason: 'dossier_incomplete' })
  const section = `${dossier}/bagian/nilai_mandiri`
  expect(text(await as.drafter.html(section))).toContain('Kelompok warga yang aktif')
  const fields = {
    [`v.${VALUE}`]: '75',
    [`b.${VALUE}`]: '0',
    [`v.${NOTE}`]: '12 dari 16 RT',
    [`b.${NOTE}`]: '0',
  }
  expect((await as.drafter.post(section, fields)).status).toBe(303)
  const { uid } = world.entries.draft.dossier
  const { draftHash } = await viewDossier(ctx, world.cast.responsible, uid)
  await releaseDossier(ctx, world.cast.responsible, { uid, seen: draftHash, agreed: true })
  const { revision } = await submitDossier(ctx, world.cast.drafter, { uid })
  const row = await ctx.db
    .selectFrom('dossier_revision')
    .select('content')
    .where('uid', '=', revision)
    .executeTakeFirstOrThrow()
  const { values } = JSON.parse(row.content ?? '')
  expect([values[VALUE], values[NOTE]]).toEqual(['75', '12 dari 16 RT'])
})

it('shows the judge what the team says, and takes it over with one press', async () => {
  await as.organizer.post(`${manage}/penugasan/proposal/peserta`, {})
  await as.organizer.post(`${manage}/penugasan/proposal/semua`, {})
  for (const { uid, account } of await assignmentsOf('P-003')) sheets.set(account, uid)
  const path = `/menilai/lembar/${sheets.get(server.world.cast.judge.account)}`
  const page = await as.judge.html(path)
  expect(text(page)).toContain('Nilai mandiri tim: 75 Catatan tim: 12 dari 16 RT')
  expect(page).toContain('name="setuju" value="kelompok"')
  const typed = {
    versi: '0',
    revisi: '0',
    'nilai.kebaruan': '80',
    'nilai.dampak': '90',
    'nilai.kelompok': '',
  }
  const agreed = await as.judge.post(path, { ...typed, setuju: 'kelompok' })
  expect([agreed.status, agreed.headers.get('location')]).toEqual([
    303,
    `${path}?pesan=saved#f-nilai-kelompok`,
  ])
  expect(text(await as.judge.html(path))).toContain('Nilai tersimpan Anda sama dengan nilai mandiri tim.')
  const sent = await as.judge.post(`${path}/kirim`, { ...typed, versi: '1', 'nilai.kelompok': '75' })
  expect(sent.status).toBe(303)
})

it('asks a reason of a judge who differs, and counts the judges’ marks with the organizer’s, exactly', async () => {
  const path = `/menilai/lembar/${sheets.get(server.world.cast.secondJudge.account)}`
  const typed = {
    versi: '0',
    revisi: '0',
    'nilai.kebaruan': '70',
    'nilai.dampak': '80',
    'nilai.kelompok': '60',
  }
  const refused = await as.secondJudge.post(`${path}/kirim`, typed)
  expect(refused.status).toBe(400)
  expect(text(await refused.text())).toContain('berbeda dari nilai mandiri tim: tulis alasannya.')
  const reasons = { 'alasan.kelompok': 'Empat RT hanya tercatat di atas kertas.' }
  expect((await as.secondJudge.post(`${path}/kirim`, { ...typed, ...reasons })).status).toBe(303)
  const [first] = await assignmentsOf('P-003')
  const attendance = `${manage}/nilai-panitia/proposal`
  const ranking = `${manage}/peringkat`
  expect(text(await as.organizer.html(ranking))).toContain('P-003 Nilai Kehadiran dari panitia')
  const row = { [`dasar.${first?.entry}`]: '0', [`nilai.${first?.entry}.hadir`]: '100' }
  expect((await as.organizer.post(attendance, row)).status).toBe(303)
  // 0.4 × 75 + 0.4 × 85 + 0.1 × 67.5 + 0.1 × 100
  expect(text(await as.organizer.html(ranking))).toContain('· P-003 80,75')
  const csv = await (await as.organizer.get(`${manage}/ekspor/marks.csv?dialek=intl`)).text()
  const lines = csv.split('\r\n').filter((line) => line.includes('"P-003","kelompok"'))
  expect(lines.map((line) => [line.split(',')[3], /"(judge|team)"/.exec(line)?.[1]])).toEqual([
    ['75', 'judge'],
    ['60', 'judge'],
    ['75', 'team'],
  ])
})

it('shows the verifier what the team says, and reads it anew when the rules let the team’s own value count', async () => {
  const { world, ctx } = server
  const page = `${manage}/nilai-verifikator/proposal`
  const verifier = await server.as('verifier')
  expect(text(await verifier.html(manage))).toContain('Nilai mandiri dan verifikasi')
  const [first] = await assignmentsOf('P-003')
  const row = { [`dasar.${first?.entry}`]: '0', [`nilai.${first?.entry}.kelompok`]: '60' }
  const refused = await verifier.post(page, row)
  expect(refused.status).toBe(400)
  const shown = await refused.text()
  expect(text(shown)).toContain('12 dari 16 RT')
  expect(shown).toContain('value="60"')
  expect(
    (await verifier.post(page, { [`dasar.${first?.entry}`]: '0', setuju: first?.entry ?? '' })).status,
  ).toBe(303)
  const path = `/menilai/lembar/${sheets.get(world.cast.judge.account)}`
  expect(text(await as.judge.html(path))).toContain('Nilai verifikator kecamatan: 75')
  const { version } = await viewDraft(ctx, world.cast.chair, world.open.slug)
  await changeDraft(ctx, world.cast.chair, world.open.slug, version, (rules) => ({
    ...rules,
    stages: rules.stages.map((stage) => ({
      ...stage,
      instrument: { ...stage.instrument, selfAssessment: 'team' as const },
    })),
  }))
  const asked = await requestRulesChange(ctx, world.cast.chair, world.open.slug, { reason: 'Sesuai juknis.' })
  await decideApproval(ctx, world.cast.organizer, asked.approval, { approve: true })
  const kept = await ctx.db
    .selectFrom('filled_marks')
    .innerJoin('stage_entry', 'stage_entry.id', 'filled_marks.stage_entry_id')
    .select(['number', 'marks'])
    .where('filled_by', '=', 'team')
    .where('label', '=', 'P-003')
    .orderBy('number')
    .execute()
  expect(kept).toEqual([1, 2].map((number) => ({ number, marks: '{"kelompok":75}' })))
  const rules = text(await as.organizer.html(`/lomba/${world.open.slug}/ketentuan/3`))
  expect(rules).toContain('yang dihitung nilai mandiri tim.')
})
