import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { type TestContext, useTestContext } from '#tests/support/context'
import { addJudging, type Judging, sheet } from '#tests/support/judging'
import { withOrganizerCriteria } from '#tests/support/organizer-marks'
import type { Actor } from '~/domain/actors'
import { baseField, filledField } from '~/forms/filled-marks'
import { writeExportFile } from '~/services/export-files.server'
import { saveOrganizerMarks, viewOrganizerMarks } from '~/services/organizer-marks.server'
import { apartPage, chooseScope, openRanking, rankedPage, rankNow } from '~/services/ranking.server'
import { submitSheet } from '~/services/scoresheets.server'
import { verifyFile } from '~/services/verify-report.server'

const RULES_WITH = withOrganizerCriteria(RULES, 'proposal')

async function world() {
  const ctx = await useTestContext()
  const judging = await addJudging(ctx, { rules: RULES_WITH })
  for (const ward of ['karawaci', 'nusajaya', 'sukarasa'] as const)
    for (const judge of ['hadi', 'budi'] as const) {
      const uid = await judging.assignment(judge, ward)
      await submitSheet(ctx, judging[judge], uid, sheet({ kebaruan: '80', dampak: '70' }))
    }
  return { ctx, ...judging }
}

type World = Judging & { ctx: TestContext }

const rowOf = async ({ ctx, rahman, slug, stage }: World, label: string) => {
  const found = (await viewOrganizerMarks(ctx, rahman, slug, stage)).rows.find((row) => row.label === label)
  if (!found) throw new Error(`no ${label}`)
  return found
}

/** Types marks for entries by label, on a page that showed each as it is now or as `base` says. */
async function fill(
  given: World,
  marks: Record<string, Record<string, string>>,
  { reason = '', base, as = given.rahman }: { reason?: string; base?: number; as?: Actor } = {},
) {
  const fields = new Map([['alasan_perubahan', reason]])
  for (const [label, cells] of Object.entries(marks)) {
    const { uid, number } = await rowOf(given, label)
    fields.set(baseField(uid), String(base ?? number))
    for (const [code, text] of Object.entries(cells)) fields.set(filledField(uid, code), text)
  }
  return saveOrganizerMarks(given.ctx, as, given.slug, given.stage, (field) => fields.get(field))
}

async function ranked({ ctx, rahman, slug }: World) {
  const competition = await openRanking(ctx, rahman, slug)
  const ranking = await rankNow(ctx, competition, chooseScope(competition, {}))
  return {
    head: [ranking.head.counted, ranking.head.expected],
    places: rankedPage(ranking, 1).map(({ rank, label, total }) => [rank, label, total.text]),
    apart: apartPage(ranking, 1).map(({ label, reasons }) => [label, reasons]),
  }
}

const missing = {
  kind: 'mark',
  stage: 'Penilaian proposal',
  seat: null,
  filledBy: 'organizer',
  criterion: 'Kehadiran sosialisasi',
}

it('counts once beside the judges’ mean, and what is missing is never zero', async () => {
  const given = await world()
  expect(await ranked(given)).toEqual({
    head: [6, 8],
    places: [],
    apart: ['P1', 'P2', 'P3'].map((label) => [label, [missing]]),
  })
  const { changed } = await fill(given, {
    P1: { kehadiran: '8,5', 'tepat-waktu': '1' },
    P2: { kehadiran: '0', 'tepat-waktu': '' },
  })
  expect(changed).toBe(2)
  // 0.389 × 80 + 0.6 × 70 = 73.12; and 0.1 × 8.5 + 0.1 × 1 = 0.95.
  expect(await ranked(given)).toEqual({
    head: [6, 8],
    places: [
      [1, 'P1', '74.07'],
      [2, 'P2', '73.12'],
    ],
    apart: [['P3', [missing]]],
  })
})

it('keeps every saving with its author, and asks why a saved mark is changed or removed', async () => {
  const given = await world()
  await fill(given, { P1: { kehadiran: '8' }, P2: { kehadiran: '9' } })
  await expect(fill(given, { P1: { kehadiran: '7' } })).rejects.toMatchObject({
    problems: [{ field: 'alasan_perubahan', kind: 'change_reason_missing' }],
  })
  await expect(fill(given, { P1: { kehadiran: '' } })).rejects.toMatchObject({
    problems: [{ field: 'alasan_perubahan', kind: 'change_reason_missing' }],
  })
  await fill(given, { P1: { kehadiran: '7' } }, { reason: 'Salah baca daftar hadir.', as: given.sari })
  expect(await fill(given, { P1: { kehadiran: '7' } })).toEqual({ changed: 0 })
  const rows = await given.ctx.db
    .selectFrom('filled_marks')
    .innerJoin('person', 'person.id', 'filled_marks.person_id')
    .select(['person.account', 'number', 'marks', 'change_reason'])
    .orderBy('filled_marks.id')
    .execute()
  expect(
    rows.map(({ account, number, marks, change_reason }) => [account, number, marks, change_reason]),
  ).toEqual([
    ['rahman', 1, '{"kehadiran":16}', null],
    ['rahman', 1, '{"kehadiran":18}', null],
    ['sari', 2, '{"kehadiran":14}', 'Salah baca daftar hadir.'],
  ])
  const events = await given.ctx.db
    .selectFrom('event')
    .select(['type', 'body'])
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  expect(events.map(({ type }) => type)).toEqual(['marks.changed', 'marks.filled'])
  expect(events.some(({ body }) => body.includes('Salah baca'))).toBe(false)
  expect((await verifyFile(join(given.ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
})

it('names every impossible mark at its field and keeps nothing of them', async () => {
  const given = await world()
  const [first, second] = [await rowOf(given, 'P1'), await rowOf(given, 'P2')]
  await expect(
    fill(given, { P1: { kehadiran: '8,3' }, P2: { kehadiran: 'hadir', 'tepat-waktu': '2' } }),
  ).rejects.toMatchObject({
    problems: [
      { field: filledField(first.uid, 'kehadiran'), kind: 'mark_off_step' },
      { field: filledField(second.uid, 'kehadiran'), kind: 'mark_not_a_number' },
      { field: filledField(second.uid, 'tepat-waktu'), kind: 'mark_out_of_range' },
    ],
  })
  expect(await given.ctx.db.selectFrom('filled_marks').select('id').execute()).toEqual([])
})

it('lets the second of two organizers see what the first has saved before overwriting it', async () => {
  const given = await world()
  await fill(given, { P1: { kehadiran: '8' } })
  await expect(
    fill(given, { P1: { kehadiran: '3' } }, { base: 0, reason: 'Koreksi.', as: given.sari }),
  ).rejects.toMatchObject({
    problems: [
      { field: filledField((await rowOf(given, 'P1')).uid, 'kehadiran'), kind: 'mark_changed_meanwhile' },
    ],
  })
  expect(await fill(given, { P1: { kehadiran: '8' } }, { base: 0, as: given.sari })).toEqual({ changed: 0 })
  // What she left as it was shown stays what the first has made of it.
  const others = { P1: { kehadiran: '' }, P2: { kehadiran: '5' } }
  expect(await fill(given, others, { base: 0, as: given.sari })).toEqual({ changed: 1 })
  expect((await rowOf(given, 'P1')).marks).toEqual({ kehadiran: 16 })
})

it('is the organizer’s alone, and only while the stage is open', async () => {
  const given = await world()
  const { ctx } = given
  for (const [judge, refusal] of [
    [given.hadi, 'ForbiddenError'],
    [given.budi, 'NotFoundError'],
  ] as const)
    await expect(fill(given, { P1: { kehadiran: '8' } }, { as: judge })).rejects.toMatchObject({
      name: refusal,
    })
  ctx.setNow('2026-05-01T00:00:00.000Z')
  await expect(fill(given, { P1: { kehadiran: '8' } })).rejects.toMatchObject({ reason: 'stage_closed' })
})

it('stands in the export of marks with who filled it in, as no judge’s sheet', async () => {
  const given = await world()
  await fill(given, { P1: { kehadiran: '8,5', 'tepat-waktu': '1' } }, { as: given.sari })
  const scope = { stage: 'proposal', category: null, kecamatan: null }
  const file = await writeExportFile(given.ctx, given.rahman, {
    ...{ slug: given.slug, name: 'marks', scope, dialect: 'intl', record: false },
  })
  const lines = readFileSync(file.path, 'utf8').split('\r\n')
  await file.discard()
  const [head = [], ...rows] = lines.map((line) => line.replaceAll(/["\ufeff]/g, '').split(','))
  const filled = rows.filter(([, , criterion]) => criterion === 'kehadiran' || criterion === 'tepat-waktu')
  const source = head.indexOf('source')
  expect(filled.map((cells) => [...cells.slice(0, 4), cells[source]])).toEqual([
    ['sari', 'P1', 'kehadiran', '8.5', 'organizer'],
    ['sari', 'P1', 'tepat-waktu', '1', 'organizer'],
  ])
})
