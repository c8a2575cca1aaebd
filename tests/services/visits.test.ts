import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestContext, type TestContext } from '#tests/support/context'
import { addJudging, type Judging } from '#tests/support/judging'
import { makePdf, makePhoto } from '#tests/support/media'
import { VISIT_RULES, VISIT_VALUES, WASTE } from '#tests/support/visit'
import { type Actor, SYSTEM } from '~/domain/actors'
import { readCameraData } from '~/domain/exif'
import { seenField, seenNoteField } from '~/domain/observations'
import { markField } from '~/domain/sheet-input'
import { writeExportFile } from '~/services/export-files.server'
import { syncSheet } from '~/services/field-sync.server'
import { decideLateSheet, viewLateSheets } from '~/services/late-sheets.server'
import { submitSheet } from '~/services/scoresheets.server'
import { readSheetPage } from '~/services/sheet-reading.server'
import { addVisitPhotos, removeVisitPhoto, type SentPhotos } from '~/services/visit-photos.server'
import { findVisitPicture, findVisitThumbnail } from '~/services/visit-sight.server'
import { viewVisits } from '~/services/visit-summary.server'

let ctx: TestContext
let world: Judging
let uid: string
beforeEach(async () => {
  ctx = await openTestContext()
  world = await addJudging(ctx, { rules: VISIT_RULES, values: VISIT_VALUES })
  uid = await world.assignment('budi', 'karawaci')
})
afterEach(() => ctx.close())

const CLOSED = '2026-05-20T03:00:00.000Z'
const texts = {
  [markField('kebaruan')]: '80',
  [markField('dampak')]: '75',
  [seenField('register')]: '0',
  [seenNoteField('register')]: 'Buku ada, kosong sejak Januari',
  [seenField(WASTE.now)]: '2900,5',
  [seenField('kebaruan')]: 'Alat dipakai setiap hari',
}
const typed = (own: Record<string, string>, base = { version: 0, revision: 0 }, changeReason = '') => ({
  ...base,
  changeReason,
  typed: (field: string) => own[field] ?? '',
})
const OBSERVED =
  '{"angka.1.waste-before.now":{"seen":"2900.5"},"kebaruan":{"seen":"Alat dipakai setiap hari"},' +
  '"register":{"note":"Buku ada, kosong sejak Januari","seen":"0"}}'
const rows = () =>
  ctx.db
    .selectFrom('scoresheet_revision')
    .select(['number', 'marks', 'observations', 'observations_sha256'])
    .execute()
const place = () => ({ slug: world.slug, stage: world.stage, region: null })
const findings = async () => (await ctx.compute.verify()).findings

it('keeps what was seen as sealed text of the sheet, and leaves a sheet without any the row that it was', async () => {
  await submitSheet(ctx, world.wati, await world.assignment('wati', 'karawaci'), {
    ...typed({ [markField('kebaruan')]: '1', [markField('dampak')]: '2' }),
  })
  await submitSheet(ctx, world.budi, uid, typed(texts))
  expect(await rows()).toEqual([
    { number: 1, marks: '{"dampak":2,"kebaruan":1}', observations: null, observations_sha256: null },
    {
      ...{ number: 1, marks: '{"dampak":75,"kebaruan":80}', observations: OBSERVED },
      observations_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ])
  expect(await findings()).toEqual([])
  const page = await readSheetPage(ctx, world.budi, uid)
  expect(page.latest?.content.observations).toEqual(JSON.parse(OBSERVED))
  expect(page.indicators.map(({ key, kind, unit, claimed }) => [key, kind, unit, claimed])).toEqual([
    ['kebaruan', 'text', '', null],
    ['dampak', 'text', '', null],
    ['register', 'yes-no', '', '1'],
    [WASTE.before, 'number', 'kg per bulan', '4200'],
    [WASTE.now, 'number', 'kg per bulan', '2750'],
  ])
})

it('asks for a reason when only what was seen changes, and refuses a figure that is none', async () => {
  await submitSheet(ctx, world.budi, uid, typed(texts))
  const changed = { ...texts, [seenField(WASTE.now)]: '3000' }
  const base = { version: 1, revision: 1 }
  await expect(submitSheet(ctx, world.budi, uid, typed(changed, base))).rejects.toMatchObject({
    problems: [{ field: 'alasan_perubahan', kind: 'change_reason_missing' }],
  })
  await expect(submitSheet(ctx, world.budi, uid, typed(texts, base, 'Ukur ulang'))).rejects.toMatchObject({
    reason: 'sheet_unchanged',
  })
  await expect(
    submitSheet(ctx, world.budi, uid, typed({ ...changed, [seenField(WASTE.now)]: 'banyak' }, base, 'x')),
  ).rejects.toMatchObject({ problems: [{ field: seenField(WASTE.now), kind: 'seen_not_a_number' }] })
  await submitSheet(ctx, world.budi, uid, typed(changed, base, 'Ukur ulang'))
  expect((await rows()).map(({ number }) => number)).toEqual([1, 2])
})

it('brings what was seen through the chair when the sheet comes too late', async () => {
  ctx.setNow(CLOSED)
  const sheet = { ...typed(texts), finished: true, deviceTime: '2026-03-02T02:00:00.000Z' }
  const sent = await syncSheet(ctx, world.budi, uid, sheet, { key: `${world.budi.uid}:a`, sha256: 'a' })
  expect(sent.outcome).toBe('late')
  const [late] = (await viewLateSheets(ctx, world.rahman, world.slug)).sheets
  const decision = { accept: true, reason: 'Sinyal tidak ada di lokasi' }
  await decideLateSheet(ctx, world.hadi, { slug: world.slug, uid: late?.uid ?? '' }, decision)
  expect((await rows()).map(({ observations }) => observations)).toEqual([OBSERVED])
  expect(await findings()).toEqual([])
})

async function received(bytes: Buffer, name = 'kunjungan.jpg') {
  const path = ctx.files.temporary()
  await writeFile(path, bytes)
  return { name, path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
const plain = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a0' } })
    .jpeg()
    .toBuffer()
const send = async (bytes: Buffer, change: Partial<SentPhotos> = {}, name = 'foto', judge = world.budi) =>
  addVisitPhotos(
    ctx,
    judge,
    uid,
    {
      ...{ files: [await received(bytes)], tooLarge: [], indicator: 'register', caption: 'Buku register' },
      ...{ keepsPlace: false, place: null, takenAt: null, offline: false, ...change },
    },
    { key: `${judge.uid}:${name}`, sha256: name },
  )
const photos = () => ctx.db.selectFrom('visit_photo').selectAll().orderBy('id').execute()

it('keeps a photo under its hash once, however often it is sent', async () => {
  const bytes = await plain()
  const first = await send(bytes, { offline: true, takenAt: '2026-03-02T01:00:00.000Z' })
  expect(await send(bytes, { offline: true, takenAt: '2026-03-02T01:00:00.000Z' })).toEqual(first)
  expect(await send(bytes, {}, 'lain')).toEqual(first)
  const kept = await photos()
  expect(
    kept.map((row) => [row.uid, row.blob_sha256, row.taken_at, row.time_from, row.place, row.offline]),
  ).toEqual([
    [
      ...[first.photos[0], createHash('sha256').update(bytes).digest('hex')],
      ...['2026-03-02T01:00:00.000Z', 'device', null, 1],
    ],
  ])
  expect(await findings()).toEqual([])
})

it('keeps a place apart and only where it is allowed; no stored byte tells it', async () => {
  const photo = await makePhoto(80, 60)
  expect(readCameraData(photo, 'WIB')).toMatchObject({ tellsPlace: true })
  await send(photo)
  await send(await makePhoto(90, 60), { keepsPlace: true }, 'b')
  const [silent, told] = await photos()
  expect([silent?.place, told?.place]).toEqual([null, '-6.17833,106.64000'])
  for (const row of [silent, told]) {
    const stored = await sharp(ctx.files.path(row?.blob_sha256 ?? '')).metadata()
    expect(stored.exif).toBeUndefined()
  }
})

it('refuses what is no photo, and photos of a stage that visits nobody', async () => {
  await expect(send(await makePdf(1))).rejects.toMatchObject({
    problems: [{ field: 'files', kind: 'file_no_photo' }],
  })
  await expect(send(await plain(), { indicator: 'tidak-ada' })).rejects.toMatchObject({
    problems: [{ field: 'indicator', kind: 'invalid' }],
  })
  const other = await addJudging(ctx, { slug: 'lain-2026', prefix: 'x' })
  uid = await other.assignment('budi', 'karawaci')
  await expect(send(await plain(), {}, 'c', other.budi)).rejects.toThrow()
  expect(await photos()).toEqual([])
})

it('takes a photo that a device kept past the closing, and no other', async () => {
  ctx.setNow(CLOSED)
  await expect(send(await plain())).rejects.toMatchObject({ reason: 'stage_closed' })
  expect((await send(await plain(), { offline: true }, 'd')).photos).toHaveLength(1)
})

it('shows photos to their judge and to those who lead, to nobody else, and not when they are removed', async () => {
  const { photos: sent } = await send(await plain())
  const photo = sent[0] ?? ''
  const sees = async (actor: Actor) =>
    findVisitThumbnail(ctx, actor, photo).then(
      ({ mediaType }) => mediaType,
      () => null,
    )
  expect(await sees(world.budi)).toBe('image/webp')
  expect(await sees(world.sari)).toBe('image/webp')
  expect(await sees(world.wati)).toBe(null)
  expect(await sees({ ...SYSTEM, id: null } as Actor)).toBe(null)
  // The chair scores too: what others saw comes after the own sheet.
  expect(await sees(world.hadi)).toBe(null)
  await submitSheet(ctx, world.hadi, await world.assignment('hadi', 'karawaci'), typed(texts))
  expect(await sees(world.hadi)).toBe('image/webp')
  expect((await findVisitPicture(ctx, world.hadi, photo)).fileName).toBe('foto-lapangan-P1.jpg')
  await expect(removeVisitPhoto(ctx, world.wati, { assignment: uid, photo })).rejects.toThrow()
  await removeVisitPhoto(ctx, world.budi, { assignment: uid, photo })
  expect(await Promise.all([sees(world.budi), sees(world.sari)])).toEqual([null, null])
  expect(await findings()).toEqual([])
})

it('sets for the meeting what was claimed beside what each judge saw', async () => {
  await submitSheet(ctx, world.budi, uid, typed(texts))
  await submitSheet(
    ctx,
    world.wati,
    await world.assignment('wati', 'karawaci'),
    typed({ ...texts, [seenField(WASTE.now)]: '2750' }),
  )
  await send(await plain())
  const { entries } = await viewVisits(ctx, world.sari, place(), 'id')
  const [first] = entries
  expect(entries.map(({ label, lines }) => [label, lines.length])).toEqual([
    ['P1', 4],
    ['P2', 0],
    ['P3', 0],
  ])
  expect(
    first?.lines.map(({ indicator, seen, photos: own }) => [
      ...[indicator.key, indicator.claimed, own.length],
      seen.map(({ judge, seen: text, difference }) => [judge, text, difference]),
    ]),
  ).toEqual([
    [
      'kebaruan',
      null,
      0,
      ['Wati', 'Budi'].map((judge) => [judge, 'Alat dipakai setiap hari', { kind: 'none' }]),
    ],
    ['register', '1', 1, ['Wati', 'Budi'].map((judge) => [judge, '0', { kind: 'other' }])],
    [WASTE.before, '4200', 0, []],
    [
      ...[WASTE.now, '2750', 0],
      [
        ['Wati', '2750', { kind: 'same' }],
        ['Budi', '2900.5', { kind: 'by', value: '150.5' }],
      ],
    ],
  ])
  await expect(viewVisits(ctx, world.budi, place(), 'id')).rejects.toThrow()
})

it('exports a line for each indicator that somebody saw, with claim, difference and photos', async () => {
  await submitSheet(ctx, world.budi, uid, typed(texts))
  await send(await plain())
  const made = await writeExportFile(ctx, world.sari, {
    ...{ slug: world.slug, name: 'visits', scope: {}, dialect: 'id', record: false },
  })
  const lines = (await readFile(made.path, 'utf8')).replace('\ufeff', '').trimEnd().split('\r\n')
  await made.discard()
  const cells = lines.map((line) => line.split(';').slice(0, 11).join(';'))
  expect(cells).toEqual([
    'entry;indicator;indicator_name;unit;claimed;judge;seen;difference;agrees;note;photos',
    '"P1";"kebaruan";"Kebaruan";"";"";"budi";"Alat dipakai setiap hari";;"";"";0',
    '"P1";"register";"Buku register ada";"";"1";"budi";"0";;"no";"Buku ada, kosong sejak Januari";1',
    `"P1";"${WASTE.now}";"Sampah (sesudah)";"kg per bulan";"2750";"budi";"2900.5";150,5;"no";"";0`,
  ])
})
