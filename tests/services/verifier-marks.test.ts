import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import { actorOf, addJudging, type Judging, sheet } from '#tests/support/judging'
import { withClaims } from '#tests/support/self-assessment'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { baseField, filledField, filledReasonField } from '~/forms/filled-marks'
import { withTable } from '~/forms/instrument-table'
import { writeExportFile } from '~/services/export-files.server'
import { apartPage, chooseScope, openRanking, rankedPage, rankNow } from '~/services/ranking.server'
import { submitSheet } from '~/services/scoresheets.server'
import { readSheetHistory, readSheetPage } from '~/services/sheet-reading.server'
import { saveVerifierMarks, viewVerifierMarks } from '~/services/verifier-marks.server'
import { verifyFile } from '~/services/verify-report.server'

const VALUES = {
  'mandiri.proposal.kelompok': '75',
  'catatan_mandiri.proposal.kelompok': '12 dari 16 RT',
}

type World = Judging & { ctx: TestContext; verifier: Actor; other: Actor }

async function world(counts?: 'team' | 'verifier'): Promise<World> {
  const ctx = await useTestContext()
  const judging = await addJudging(ctx, { rules: withClaims(RULES, counts), values: VALUES })
  for (const [account, region] of [
    ['vera', '36.71.07'],
    ['vito', '36.71.01'],
  ] as const)
    await addPerson(ctx, { account, name: account, grants: [{ role: 'verifier', region }] })
  return { ctx, ...judging, verifier: await actorOf(ctx, 'vera'), other: await actorOf(ctx, 'vito') }
}

/** Two judges who differ from the team, and from one another. */
async function judge({ ctx, ...judging }: World) {
  for (const [who, mark] of [
    ['hadi', '50'],
    ['budi', '55'],
  ] as const) {
    const cells = {
      kebaruan: '80',
      dampak: '70',
      kelompok: [mark, 'Bukti tidak lengkap.'] as [string, string],
    }
    await submitSheet(ctx, judging[who], await judging.assignment(who, 'karawaci'), sheet(cells))
  }
}

const rowsOf = async ({ ctx, slug, stage }: World, as: Actor) =>
  (await viewVerifierMarks(ctx, as, slug, stage)).rows

async function verify(
  given: World,
  label: string,
  cells: { mark?: string; reason?: string; change?: string },
) {
  const { uid, number } = (await rowsOf(given, given.rahman)).find((row) => row.label === label) ?? {}
  const fields = new Map([
    [baseField(uid ?? ''), String(number)],
    [filledField(uid ?? '', 'kelompok'), cells.mark ?? ''],
    [filledReasonField(uid ?? '', 'kelompok'), cells.reason ?? ''],
    ['alasan_perubahan', cells.change ?? ''],
  ])
  const typed = (field: string) => fields.get(field)
  const agreed = cells.mark === undefined ? (uid ?? '') : ''
  return saveVerifierMarks(given.ctx, given.verifier, given.slug, given.stage, { typed, agreed })
}

async function ranked({ ctx, rahman, slug }: World) {
  const competition = await openRanking(ctx, rahman, slug)
  const ranking = await rankNow(ctx, competition, chooseScope(competition, {}))
  return {
    places: rankedPage(ranking, 1).map(({ label, total }) => [label, total.text]),
    apart: apartPage(ranking, 1).map(({ label, reasons }) => [label, reasons]),
  }
}

const provable = async ({ ctx }: World) =>
  (await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings

it.each([
  // 0.4 × 80 + 0.5 × 70 = 67, and a tenth of the value that counts.
  [undefined, '72.25'],
  ['verifier', '73.00'],
  ['team', '74.50'],
] as const)('counts, exactly, the value that the rules name: %s', async (counts, total) => {
  const given = await world(counts)
  await judge(given)
  await verify(given, 'P1', { mark: '60', reason: 'Empat RT baru terdaftar.' })
  expect((await ranked(given)).places).toEqual([['P1', total]])
  expect(await provable(given)).toEqual([])
  const { ctx, rahman, slug } = given
  const csv = await exported(ctx, rahman, slug)
  const [head = [], ...rows] = csv.split('\r\n').map((line) => line.replaceAll(/["\ufeff]/g, '').split(','))
  const [source, whose] = ['source', 'counts'].map((name) => head.indexOf(name))
  const cells = rows.filter(([, entry, criterion]) => entry === 'P1' && criterion === 'kelompok')
  expect(cells.map((row) => [row[3], row[source ?? 0], row[whose ?? 0]])).toEqual([
    ['50', 'judge', counts ? 'no' : 'yes'],
    ['55', 'judge', counts ? 'no' : 'yes'],
    ['75', 'team', counts === 'team' ? 'yes' : 'no'],
    ['60', 'verifier', counts === 'verifier' ? 'yes' : 'no'],
  ])
})

async function exported(ctx: TestContext, actor: Actor, slug: string): Promise<string> {
  const scope = { stage: null, category: null, kecamatan: null }
  const given = { slug, name: 'marks', scope, dialect: 'intl', record: false } as const
  const file = await writeExportFile(ctx, actor, given)
  const text = readFileSync(file.path, 'utf8')
  await file.discard()
  return text
}

it('is never zero where the verifier whose value counts has said nothing', async () => {
  const given = await world('verifier')
  await judge(given)
  const { places, apart } = await ranked(given)
  expect(places).toEqual([])
  expect(apart[0]).toEqual([
    'P1',
    [
      {
        ...{ kind: 'mark', stage: 'Penilaian proposal', seat: null, filledBy: 'verifier' },
        criterion: 'Kelompok warga yang aktif',
      },
    ],
  ])
})

it('confirms without a reason, changes only with one, and stands beside on the sheet and its history', async () => {
  const given = await world()
  await expect(verify(given, 'P1', { mark: '60' })).rejects.toMatchObject({
    problems: [{ kind: 'claim_reason_missing' }],
  })
  expect(await verify(given, 'P1', {})).toEqual({ changed: 1 })
  const [first] = await rowsOf(given, given.verifier)
  expect([first?.marks, first?.claims]).toEqual([
    { kelompok: 75 },
    { kelompok: { mark: 75, note: '12 dari 16 RT' } },
  ])
  await expect(verify(given, 'P1', { mark: '60', reason: 'Kurang.' })).rejects.toMatchObject({
    problems: [{ field: 'alasan_perubahan', kind: 'change_reason_missing' }],
  })
  await verify(given, 'P1', { mark: '60', reason: 'Empat RT baru terdaftar.', change: 'Dihitung ulang.' })
  await judge(given)
  const beside = { kelompok: { mark: 60, reason: 'Empat RT baru terdaftar.' } }
  const uid = await given.assignment('hadi', 'karawaci')
  expect((await readSheetPage(given.ctx, given.hadi, uid)).verified).toEqual(beside)
  const history = await readSheetHistory(given.ctx, given.hadi, uid)
  expect([history.verified, history.claims.kelompok?.mark]).toEqual([beside, 75])
})

it('is for the verifier of the entry’s own kecamatan alone', async () => {
  const given = await world()
  const labels = async (as: Actor) => (await rowsOf(given, as)).map(({ label }) => label)
  expect(await labels(given.verifier)).toEqual(['P1', 'P2'])
  expect(await labels(given.other)).toEqual(['P3'])
  expect(await labels(given.rahman)).toEqual(['P1', 'P2', 'P3'])
  expect(await verify(given, 'P3', {})).toEqual({ changed: 0 })
  const { ctx, slug, stage } = given
  const nothing = { typed: () => undefined, agreed: '' }
  await expect(saveVerifierMarks(ctx, given.rahman, slug, stage, nothing)).rejects.toMatchObject({
    name: 'ForbiddenError',
  })
  await expect(viewVerifierMarks(ctx, given.budi, slug, stage)).rejects.toMatchObject({
    name: 'NotFoundError',
  })
})

it('leaves an instrument as it is where the judges’ value counts', () => {
  const [stage] = withClaims(RULES).stages
  if (!stage) throw new Error('no stage')
  const page = { weighting: 'absolute', weightSum: '100' }
  const named = withTable(stage.instrument, { ...page, selfAssessment: 'team' })
  expect(named).toEqual({ ...stage.instrument, selfAssessment: 'team' })
  expect(withTable(named, page)).toEqual(named)
  expect(canonicalJson(withTable(named, { ...page, selfAssessment: 'judge' }) as never)).toBe(
    canonicalJson(stage.instrument as never),
  )
})
