import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import {
  addDossierWorld,
  completeDraft,
  DOSSIER_RULES,
  type DossierWorld,
  filesOnDisk,
  PDF,
  png,
  receive,
  release,
} from '#tests/support/dossiers'
import { actorOf, sheet } from '#tests/support/judging'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { Rules } from '~/domain/rules'
import { materialsTarget } from '~/domain/stage-materials'
import { assignAll } from '~/services/assignments.server'
import { viewDossier } from '~/services/dossiers.server'
import { saveFields } from '~/services/drafts.server'
import { grantExtension, viewExtension } from '~/services/extensions.server'
import { type SentSheet, syncSheet } from '~/services/field-sync.server'
import { signStatement } from '~/services/independence.server'
import { addSeat, createPanel, seatPerson } from '~/services/panels.server'
import { changeSchedule } from '~/services/schedule.server'
import { submitSheet } from '~/services/scoresheets.server'
import { readSheetPage } from '~/services/sheet-reading.server'
import { putEntries } from '~/services/stage-entries.server'
import {
  findMaterialFile,
  giveFile,
  giveLink,
  readStageMaterials,
  viewMaterials,
  viewMaterialsBoard,
} from '~/services/stage-materials.server'
import { acceptDossier, submitDossier } from '~/services/submissions.server'
import { verifyFile } from '~/services/verify-report.server'

const SLUG = 'lomba-uji-2026'
const CLOSES = '2026-04-05T16:59:00.000Z'
const SCORING = '2026-04-06T01:00:00.000Z'
/** After the submission has closed, and before the materials do. */
const GIVING = '2026-04-02T03:00:00.000Z'

const RULES: Rules = {
  ...DOSSIER_RULES,
  stages: DOSSIER_RULES.stages.map((stage) => ({
    ...stage,
    opensAt: SCORING,
    materials: {
      closesAt: CLOSES,
      dossier: true,
      items: [
        { code: 'tayangan', label: 'Bahan tayang', kind: 'pdf', required: true },
        { code: 'video', label: 'Video', kind: 'link', required: false },
      ],
    },
  })),
}

/** An accepted dossier in a stage that asks for more, and a judge who is to score it. */
async function setUp() {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx, RULES)
  const { organizer, drafter, responsible, verifier } = world
  const uid = await completeDraft(ctx, drafter)
  await release(ctx, responsible, uid)
  const first = await submitDossier(ctx, drafter, { uid })
  await acceptDossier(ctx, verifier, { uid })
  const panel = await createPanel(ctx, organizer, SLUG, {
    ...{ name: 'Tim Penilai', decreeNumber: '800/1/2026', decreeDate: '2026-02-01' },
  })
  await addPerson(ctx, { account: 'wati', homeRegion: '36.74.01.1001' })
  const seat = await addSeat(ctx, organizer, panel.uid, { label: 'Anggota 1', function: 'member' })
  await seatPerson(ctx, organizer, seat.uid, { account: 'wati' })
  const wati = await actorOf(ctx, 'wati')
  await signStatement(ctx, wati, SLUG, true)
  ctx.setNow(GIVING)
  await putEntries(ctx, organizer, SLUG, 'proposal', 'all')
  await assignAll(ctx, organizer, SLUG, 'proposal')
  const assignment = await ctx.db.selectFrom('assignment').select('uid').executeTakeFirstOrThrow()
  return { ctx, world, uid, wati, first, assignment: assignment.uid, ...givers(ctx, drafter, uid) }
}

function givers(ctx: TestContext, drafter: Actor, uid: string) {
  const place = { uid, stage: 'proposal' }
  return {
    give: async (bytes: Buffer, { by = drafter, code = 'tayangan' } = {}) =>
      giveFile(ctx, by, { ...place, code, file: await receive(ctx, 'Paparan RW 03.pdf', bytes) }),
    link: (url: string, { by = drafter, code = 'video' } = {}) => giveLink(ctx, by, { ...place, code, url }),
    view: () => viewMaterials(ctx, drafter, uid, 'proposal'),
  }
}

const slides = (text: string) =>
  Buffer.concat([PDF.subarray(0, 9), Buffer.from(`% ${text}\n`), PDF.subarray(9)])
const verified = async (ctx: TestContext) =>
  (await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings

describe('what a stage asks for', () => {
  it('is given as a PDF and an address, replaced while it may be, and read by the judge', async () => {
    const { ctx, world, wati, give, link, view, assignment } = await setUp()
    const former = await give(slides('satu'))
    const newer = await give(slides('dua'))
    await link(' https://contoh.test/video ')
    expect(
      (await view()).items.map(({ code, given }) => [code, given.map(({ version }) => version)]),
    ).toEqual([
      ['tayangan', [2, 1]],
      ['video', [1]],
    ])
    expect((await view()).items[1]?.given[0]?.url).toBe('https://contoh.test/video')
    const { access } = await readSheetPage(ctx, wati, assignment)
    const read = await readStageMaterials(ctx.db, access.rules.stage, access.work.stageEntryId)
    expect(read.map(({ code, given }) => [code, given?.uid ?? given?.url])).toEqual([
      ['tayangan', newer.uid],
      ['video', expect.any(String)],
    ])
    for (const who of [wati, world.drafter, world.verifier, world.organizer])
      expect(readFileSync((await findMaterialFile(ctx, who, newer.uid)).path)).toEqual(slides('dua'))
    expect(readFileSync((await findMaterialFile(ctx, world.organizer, former.uid)).path)).toEqual(
      slides('satu'),
    )
    for (const who of [world.otherTeam, world.otherVerifier])
      await expect(findMaterialFile(ctx, who, newer.uid)).rejects.toThrow(NotFoundError)
    const board = await viewMaterialsBoard(ctx, world.organizer, SLUG)
    expect(
      board.stages[0]?.entries.map(({ label, given }) => [label, given.map(({ newest }) => newest?.version)]),
    ).toEqual([['P-001', [2, 1]]])
    expect(await verified(ctx)).toEqual([])
    await expect(ctx.db.updateTable('stage_material').set({ url: null }).execute()).rejects.toThrow(
      'rows never change',
    )
  })

  it('is refused at its item, and then no file is kept', async () => {
    const { ctx, world, give, link, view } = await setUp()
    // What the request had received goes with the request.
    const kept = () => filesOnDisk(ctx).filter((name) => /^[0-9a-f]{64}$/.test(name))
    const before = kept()
    const problems = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error) =>
          error.problems?.map(({ field, kind }: { field: string; kind: string }) => [field, kind]) ??
          error.name,
      )
    expect(await problems(give(png(30, 20)))).toEqual([['tayangan', 'not_a_pdf']])
    expect(await problems(give(Buffer.from('<html>')))).toEqual([['tayangan', expect.any(String)]])
    expect(await problems(link('javascript:alert(1)'))).toEqual([['video', expect.any(String)]])
    expect(await problems(link(''))).toEqual([['video', 'required']])
    expect(await problems(give(slides('x'), { code: 'video' }))).toBe('NotFoundError')
    expect(await problems(link('https://contoh.test', { code: 'tayangan' }))).toBe('NotFoundError')
    expect(await problems(give(slides('x'), { by: world.otherTeam }))).toBe('NotFoundError')
    expect(await problems(give(slides('x'), { by: world.verifier }))).toBe('ForbiddenError')
    expect(kept()).toEqual(before)
    expect(before).toHaveLength(1)
    expect((await view()).items.map(({ given }) => given)).toEqual([[], []])
  })

  it('takes two at once one after the other, and loses neither', async () => {
    const { give, view } = await setUp()
    await Promise.all([give(slides('satu')), give(slides('dua'))])
    expect((await view()).items[0]?.given.map(({ version }) => version)).toEqual([2, 1])
  })

  it('closes at its own time, which is moved for all and extended for one', async () => {
    const { ctx, world, uid, give, view } = await setUp()
    const { organizer } = world
    const moved = '2026-04-05T17:59:00.000Z'
    const target = materialsTarget('proposal')
    const change = { target, bound: 'closes', newAt: moved, reason: 'Banjir', letterNumber: '3' } as const
    await changeSchedule(ctx, organizer, SLUG, change)
    expect((await view()).closesAt).toBe(moved)
    ctx.setNow('2026-04-05T18:00:00.000Z')
    expect((await view()).state).toBe('closed')
    await expect(give(slides('x'))).rejects.toMatchObject({ reason: 'materials_closed' })
    const { entry } = await viewDossier(ctx, organizer, uid)
    const until = { date: '2026-04-06', time: '06.00' }
    const extended = { entry: entry.uid, target, reason: 'Listrik padam', until }
    await grantExtension(ctx, organizer, extended)
    expect(
      (await viewExtension(ctx, organizer, SLUG, entry.uid)).targets.map(({ closesAt }) => closesAt),
    ).toEqual(['2026-03-31T16:59:00.000Z', '2026-04-05T23:00:00.000Z'])
    await give(slides('x'))
    expect((await view()).items[0]?.given).toHaveLength(1)
    const other = { ...extended, target: materialsTarget('lain') }
    await expect(grantExtension(ctx, organizer, other)).rejects.toMatchObject({
      problems: [{ field: 'target', kind: 'invalid' }],
    })
  })
})

describe('materials', () => {
  it('stay as they are once a judge has sent a sheet', async () => {
    const { ctx, world, uid, wati, assignment, give, link, view } = await setUp()
    await give(slides('satu'))
    const { entry } = await viewDossier(ctx, world.organizer, uid)
    const until = { date: '2026-04-10', time: '23.59' }
    const target = materialsTarget('proposal')
    await grantExtension(ctx, world.organizer, { entry: entry.uid, target, reason: 'Listrik padam', until })
    ctx.setNow(SCORING)
    expect(await view()).toMatchObject({ state: 'open', judged: false })
    await give(slides('dua'))
    await submitSheet(ctx, wati, assignment, sheet({ kebaruan: '80', dampak: ['75', 'Terukur'] }))
    expect(await view()).toMatchObject({ state: 'open', judged: true })
    await expect(give(slides('tiga'))).rejects.toMatchObject({ reason: 'materials_judged' })
    await expect(link('https://contoh.test/video')).rejects.toMatchObject({ reason: 'materials_judged' })
    expect((await view()).items[0]?.given.map(({ version }) => version)).toEqual([2, 1])
  })

  it('whose upload began in time are taken within the grace that the rules give, and no longer', async () => {
    const { ctx, world, uid, view } = await setUp()
    const send = async (begun: string, name: string) =>
      giveFile(ctx, world.drafter, {
        ...{ uid, stage: 'proposal', code: 'tayangan', begun: new Date(begun) },
        file: await receive(ctx, name, slides(name)),
      })
    ctx.setNow('2026-04-05T17:03:00.000Z')
    await send('2026-04-05T16:58:00.000Z', 'tepat.pdf')
    expect((await view()).items[0]?.given.map(({ givenAt }) => givenAt)).toEqual(['2026-04-05T16:58:00.000Z'])
    await expect(send('2026-04-05T17:01:00.000Z', 'lewat.pdf')).rejects.toMatchObject({
      reason: 'materials_closed',
    })
    ctx.setNow('2026-04-05T17:20:00.000Z')
    await expect(send('2026-04-05T16:58:00.000Z', 'lama.pdf')).rejects.toMatchObject({
      reason: 'materials_closed',
    })
  })
})

describe('an improved dossier', () => {
  const improve = async (
    { ctx, world, uid }: { ctx: TestContext; world: DossierWorld; uid: string },
    text: string,
  ) => {
    const draft = await ctx.db
      .selectFrom('dossier_value')
      .select('version')
      .where('field', '=', 'summary')
      .executeTakeFirst()
    const edits = [{ field: 'summary', typed: text, base: draft?.version ?? 0 }]
    const { outcomes } = await saveFields(ctx, world.drafter, { uid, edits, locale: 'id' })
    return outcomes[0]?.outcome
  }
  const judged = async (ctx: TestContext) =>
    JSON.parse(
      (await ctx.db.selectFrom('stage_entry').select('revisions').executeTakeFirstOrThrow()).revisions,
    )

  it('is handed in until the materials close; from then on it is what is judged', async () => {
    const made = await setUp()
    const { ctx, world, uid, first, wati, assignment } = made
    expect(await improve(made, 'Warga memilah sampah dan menjualnya tiap bulan.')).toBe('saved')
    expect(await judged(ctx)).toEqual([first.revision])
    await release(ctx, world.responsible, uid)
    const second = await submitDossier(ctx, world.drafter, { uid })
    expect(second.number).toBe(2)
    expect(await judged(ctx)).toEqual([second.revision])
    expect(await viewDossier(ctx, world.drafter, uid)).toMatchObject({ state: 'complete', edit: 'open' })
    ctx.setNow(SCORING)
    expect(await improve(made, 'terlambat')).toBe('locked')
    await expect(submitDossier(ctx, world.drafter, { uid })).rejects.toMatchObject({
      reason: 'dossier_complete',
    })
    const page = await readSheetPage(ctx, wati, assignment)
    expect(page.dossiers.map(({ number }) => number)).toEqual([2])
    expect(await verified(ctx)).toEqual([])
  })

  it('is named by no sheet that was opened before it came; what was typed waits for its judge to read it', async () => {
    const { ctx, world, uid, first, wati, assignment } = await setUp()
    const before = await readSheetPage(ctx, wati, assignment)
    await release(ctx, world.responsible, uid)
    const second = await submitDossier(ctx, world.drafter, { uid })
    ctx.setNow(SCORING)
    const marks = sheet({ kebaruan: '80', dampak: ['75', 'Terukur'] })
    const stale = { ...marks, dossierStamp: before.dossierStamp }
    await expect(submitSheet(ctx, wati, assignment, stale)).rejects.toMatchObject({
      reason: 'dossier_renewed',
    })
    const send = (name: string, sent: Partial<SentSheet>) =>
      syncSheet(
        ctx,
        wati,
        assignment,
        { ...marks, deviceTime: SCORING, finished: true, ...sent },
        { key: `${wati.uid}:${name}`, sha256: name },
      )
    expect(await send('old', stale)).toEqual({
      outcome: 'wrong',
      problems: [{ field: 'berkas', kind: 'dossier_renewed' }],
    })
    // A draft names no dossier.
    expect(await send('draft', { ...stale, finished: false })).toMatchObject({ outcome: 'saved', version: 1 })
    const after = await readSheetPage(ctx, wati, assignment)
    expect(after.dossierStamp).not.toBe(before.dossierStamp)
    const read = { version: 1, dossierStamp: after.dossierStamp }
    expect(await send('new', read)).toMatchObject({ outcome: 'received', revision: 1 })
    const sent = await ctx.db.selectFrom('scoresheet_revision').select('judged_revisions').execute()
    expect(sent).toEqual([{ judged_revisions: JSON.stringify([second.revision]) }])
    expect(first.revision).not.toBe(second.revision)
  })

  it('stays out once the stage has begun, also within an extension, so that all judges read the same', async () => {
    const made = await setUp()
    const { ctx, world, uid, first, wati, assignment } = made
    const { entry } = await viewDossier(ctx, world.organizer, uid)
    await grantExtension(ctx, world.organizer, {
      ...{ entry: entry.uid, target: materialsTarget('proposal'), reason: 'Listrik padam' },
      until: { date: '2026-04-10', time: '23.59' },
    })
    ctx.setNow('2026-04-06T00:59:00.000Z')
    expect(await improve(made, 'masih boleh')).toBe('saved')
    ctx.setNow(SCORING)
    expect(await improve(made, 'tahap sudah dimulai')).toBe('locked')
    const marks = sheet({ kebaruan: '80', dampak: ['75', 'Terukur'] })
    await submitSheet(ctx, wati, assignment, marks)
    expect(await improve(made, 'sudah dinilai')).toBe('locked')
    expect(await judged(ctx)).toEqual([first.revision])
  })
})
