import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { openTestContext, type TestContext } from '#tests/support/context'
import { addJudging, type Judging, sheet } from '#tests/support/judging'
import { type SentSheet, syncSheet } from '~/services/field-sync.server'
import { decideLateSheet, viewLateSheets } from '~/services/late-sheets.server'
import { seatPerson } from '~/services/panels.server'
import { submitSheet } from '~/services/scoresheets.server'
import { readSheetPage } from '~/services/sheet-reading.server'
import { verifyFile } from '~/services/verify-report.server'

let ctx: TestContext
let world: Judging
let uid: string
beforeEach(async () => {
  ctx = await openTestContext()
  world = await addJudging(ctx)
  uid = await world.assignment('budi', 'karawaci')
})

const BEFORE = '2026-03-02T02:00:00.000Z'
const CLOSED = '2026-05-20T03:00:00.000Z'
const sent = (
  cells: Parameters<typeof sheet>[0],
  base: { version?: number; revision?: number; changeReason?: string } = {},
): SentSheet => ({ ...sheet(cells, base), finished: true, deviceTime: BEFORE })
const key = (name: string) => ({ key: `${world.budi.uid}:${name}`, sha256: name })
const sync = (name: string, ...cells: Parameters<typeof sent>) =>
  syncSheet(ctx, world.budi, uid, sent(...cells), key(name))
const GOOD = { kebaruan: '80', dampak: '75' }
const decide = (actor = world.hadi, late: string, accept = true, reason = 'Keputusan rapat') =>
  decideLateSheet(ctx, actor, { slug: world.slug, uid: late }, { accept, reason })
const onlyLate = async () => (await viewLateSheets(ctx, world.rahman, world.slug)).sheets
const revisions = () =>
  ctx.db.selectFrom('scoresheet_revision').select(['number', 'marks', 'source', 'device_time']).execute()

it('receives a finished sheet once, however often its device sends it', async () => {
  const first = await sync('a', GOOD)
  expect(first).toEqual({
    ...{ outcome: 'received', version: 1, revision: 1, receivedAt: ctx.now().toISOString() },
  })
  expect(await sync('a', GOOD)).toEqual(first)
  // Under another key too, as after the first one has been forgotten.
  expect(await sync('b', GOOD)).toEqual(first)
  expect(await revisions()).toEqual([
    { number: 1, marks: '{"dampak":75,"kebaruan":80}', source: 'offline', device_time: BEFORE },
  ])
})

it('takes the good marks into a draft, names the others, and answers a stale one with what stands there', async () => {
  const draft = (cells: Parameters<typeof sheet>[0], version = 0) =>
    syncSheet(ctx, world.budi, uid, { ...sent(cells, { version }), finished: false }, key('d'))
  expect(await draft({ kebaruan: '999', dampak: '75' })).toEqual({
    ...{ outcome: 'saved', version: 1, savedAt: ctx.now().toISOString() },
    problems: [{ field: 'nilai.kebaruan', kind: 'mark_out_of_range', params: { min: '0', max: '100' } }],
  })
  expect(await draft({ kebaruan: '1' })).toEqual({
    outcome: 'clash',
    stored: {
      content: { marks: { dampak: 75 }, reasons: {} },
      version: 1,
      revision: 0,
      counts: false,
      draft: true,
      dossierStamp: (await readSheetPage(ctx, world.budi, uid)).dossierStamp,
    },
  })
})

it('keeps a sheet that comes after the closing for the chair, who lets it count', async () => {
  ctx.setNow(CLOSED)
  const late = { outcome: 'late', keptAt: CLOSED }
  expect(await sync('a', GOOD)).toEqual(late)
  ctx.setNow(60_000)
  expect([await sync('a', GOOD), await sync('b', GOOD)]).toEqual([late, late])
  expect(await revisions()).toEqual([])
  const [waiting] = await onlyLate()
  expect(waiting).toMatchObject({
    judge: 'Budi',
    label: 'P1',
    deviceTime: BEFORE,
    state: 'waiting',
    mayDecide: false,
  })
  expect(Object.keys(waiting ?? {}).sort()).toEqual(
    'decidedAt decidedBy decisionReason deviceTime judge label mayDecide receivedAt seat stage state uid'.split(
      ' ',
    ),
  )
  await decide(world.hadi, waiting?.uid ?? '')
  expect(await revisions()).toMatchObject([
    { number: 1, marks: '{"dampak":75,"kebaruan":80}', source: 'offline' },
  ])
  expect(await onlyLate()).toMatchObject([
    { state: 'accepted', decidedBy: 'Hadi', decisionReason: 'Keputusan rapat' },
  ])
  await expect(decide(world.hadi, waiting?.uid ?? '')).rejects.toThrow('late_sheet_decided')
  expect((await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
})

it('keeps a refused one with its reason, and it never counts', async () => {
  ctx.setNow(CLOSED)
  await sync('a', GOOD)
  const [waiting] = await onlyLate()
  await expect(decide(world.hadi, waiting?.uid ?? '', false, ' ')).rejects.toThrow('reason: required')
  await decide(world.hadi, waiting?.uid ?? '', false)
  expect(await revisions()).toEqual([])
  expect(await onlyLate()).toMatchObject([{ state: 'refused', decisionReason: 'Keputusan rapat' }])
})

it('a later one takes the place of the one that waits', async () => {
  ctx.setNow(CLOSED)
  await sync('a', GOOD)
  expect(await sync('b', { ...GOOD, dampak: '76' })).toMatchObject({ outcome: 'late' })
  const rows = await ctx.db.selectFrom('late_sheet').select(['marks', 'state']).orderBy('id').execute()
  expect(rows).toEqual([
    { marks: '{"dampak":75,"kebaruan":80}', state: 'replaced' },
    { marks: '{"dampak":76,"kebaruan":80}', state: 'waiting' },
  ])
})

it('a change of a received sheet needs its reason also when it comes late', async () => {
  await submitSheet(ctx, world.budi, uid, sheet(GOOD))
  ctx.setNow(CLOSED)
  const base = { version: 1, revision: 1 }
  expect(await sync('a', { ...GOOD, dampak: '90' }, base)).toMatchObject({
    outcome: 'wrong',
    problems: [{ field: 'alasan_perubahan', kind: 'change_reason_missing' }],
  })
  expect(await sync('b', GOOD, base)).toMatchObject({ outcome: 'received', revision: 1 })
  expect(await sync('c', { ...GOOD, dampak: '90' }, { ...base, changeReason: 'Dilihat di lokasi' })).toEqual({
    ...{ outcome: 'late', keptAt: CLOSED },
  })
  const [waiting] = await onlyLate()
  await decide(world.hadi, waiting?.uid ?? '')
  expect(await revisions()).toMatchObject([
    { number: 1 },
    { number: 2, marks: '{"dampak":90,"kebaruan":80}' },
  ])
})

it('nobody decides about their own sheet, nor anybody but chair and deputy', async () => {
  const own = await world.assignment('hadi', 'karawaci')
  ctx.setNow(CLOSED)
  await syncSheet(ctx, world.hadi, own, sent(GOOD), key('h'))
  await sync('a', GOOD)
  const late = await ctx.db.selectFrom('late_sheet').select(['uid', 'person_id']).execute()
  const of = (person: number | null) => late.find((row) => row.person_id === person)?.uid ?? ''
  await expect(decide(world.hadi, of(world.hadi.id))).rejects.toThrow('own_late_sheet')
  for (const actor of [world.rahman, world.sari])
    await expect(decide(actor, of(world.budi.id))).rejects.toThrow('late_sheet.decide')
  await expect(decide(world.wati, of(world.budi.id))).rejects.toThrow('late_sheet.view')
})

it('one whose seat was passed on meanwhile can only be refused', async () => {
  ctx.setNow(CLOSED)
  await sync('a', GOOD)
  const [waiting] = await onlyLate()
  await seatPerson(ctx, world.rahman, world.seats.budi, { account: 'sari' })
  await expect(decide(world.hadi, waiting?.uid ?? '')).rejects.toThrow('late_sheet_outdated')
  await decide(world.hadi, waiting?.uid ?? '', false)
  expect([await revisions(), (await onlyLate())[0]?.state]).toEqual([[], 'refused'])
})
