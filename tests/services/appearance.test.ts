import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, it } from 'vitest'
import { openTestContext, type TestContext } from '#tests/support/context'
import { addJudging, type Judging } from '#tests/support/judging'
import { drawRecipe, lotField } from '~/domain/appearance'
import { InputError } from '~/domain/errors'
import { addAgendaItem, viewAgenda } from '~/services/agenda.server'
import { listPublicAgenda, viewOwnAgenda } from '~/services/agenda-views.server'
import { typeLots, viewAppearance, witnessLots } from '~/services/appearance.server'
import { announceDraw, draw, viewPublicDraw } from '~/services/appearance-draw.server'
import { readJudgeStage } from '~/services/judging.server'
import { viewOrganizerMarks } from '~/services/organizer-marks.server'
import { pressRoomClock, setPresentationTimes, viewScreen } from '~/services/room-clock.server'
import { verifyFile } from '~/services/verify-report.server'

let ctx: TestContext
let world: Judging
let place: { slug: string; stage: string }
/** Labels of the entries by the public ids of their places in the stage. */
let uids: Record<string, string>
beforeEach(async () => {
  ctx = await openTestContext()
  world = await addJudging(ctx)
  place = { slug: world.slug, stage: 'proposal' }
  const rows = await ctx.db.selectFrom('stage_entry').select(['uid', 'label']).execute()
  uids = Object.fromEntries(rows.map(({ uid, label }) => [label, uid]))
})

const lots = (typed: Record<string, string>, reason = '') => {
  const fields = new Map(Object.entries(typed).map(([label, lot]) => [lotField(uids[label] ?? ''), lot]))
  return { text: (field: string) => (field === 'alasan' ? reason : (fields.get(field) ?? '')) }
}
const GOOD = { P1: '2', P2: '3', P3: '1' }
const view = (actor = world.rahman) => viewAppearance(ctx, actor, place)
const order = async () => (await view()).entries.map(({ label, place: at }) => [label, at])
const problems = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error) => {
      if (error instanceof InputError) return error.problems.map(({ field, kind }) => [field, kind])
      throw error
    },
  )
const types = async () =>
  (
    await ctx.db
      .selectFrom('event')
      .select('type')
      .where('type', 'like', 'appearance.%')
      .orderBy('id')
      .execute()
  ).map(({ type }) => type)
const verified = async () => (await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings

it('refuses lots at their boxes: missing, twice, not a number of the list', async () => {
  const typed = lots({ P1: '2', P2: '2', P3: '' })
  expect(await problems(typeLots(ctx, world.rahman, place, typed))).toEqual([
    [lotField(uids['P1'] ?? ''), 'lot_twice'],
    [lotField(uids['P2'] ?? ''), 'lot_twice'],
    [lotField(uids['P3'] ?? ''), 'required'],
  ])
  expect(await problems(typeLots(ctx, world.rahman, place, lots({ P1: '0', P2: '4', P3: '1,5' })))).toEqual(
    ['P1', 'P2', 'P3'].map((label) => [lotField(uids[label] ?? ''), 'lot_out_of_range']),
  )
  expect(await types()).toEqual([])
})

it('lots hold once another person has witnessed them; a later change asks for its reason', async () => {
  await typeLots(ctx, world.rahman, place, lots(GOOD))
  expect(await order()).toEqual([
    ['P1', null],
    ['P2', null],
    ['P3', null],
  ])
  expect((await view()).pending?.mayWitness).toBe(false)
  expect((await view(world.sari)).pending?.mayWitness).toBe(true)
  await expect(witnessLots(ctx, world.rahman, place, 1)).rejects.toThrow('second_person_needed')
  await expect(witnessLots(ctx, world.budi, place, 1)).rejects.toThrow('appearance.view')
  await witnessLots(ctx, world.hadi, place, 1)
  expect(await order()).toEqual([
    ['P3', 1],
    ['P1', 2],
    ['P2', 3],
  ])
  await expect(witnessLots(ctx, world.sari, place, 1)).rejects.toThrow('appearance_changed')
  const swapped = { P1: '1', P2: '3', P3: '2' }
  expect(await problems(typeLots(ctx, world.rahman, place, lots(swapped)))).toEqual([['alasan', 'required']])
  await typeLots(ctx, world.rahman, place, { ...lots(swapped, 'P3 terjebak macet'), basedOn: 1 })
  // The former order holds until the new one is witnessed.
  expect(await order()).toEqual([
    ['P3', 1],
    ['P1', 2],
    ['P2', 3],
  ])
  await expect(typeLots(ctx, world.sari, place, { ...lots(swapped, 'x'), basedOn: 1 })).rejects.toThrow(
    'appearance_changed',
  )
  await witnessLots(ctx, world.sari, place, 2)
  expect(await order()).toEqual([
    ['P1', 1],
    ['P3', 2],
    ['P2', 3],
  ])
  const { current, former } = await view()
  expect([current?.reason, former.map(({ number }) => number)]).toEqual(['P3 terjebak macet', [1]])
  expect(await types()).toEqual(
    ['typed', 'witnessed', 'typed', 'witnessed'].map((act) => `appearance.${act}`),
  )
  expect(await verified()).toEqual([])
})

it('a settled order cannot be changed in the database, nor witnessed by its writer', async () => {
  await typeLots(ctx, world.rahman, place, lots(GOOD))
  await witnessLots(ctx, world.sari, place, 1)
  const change = (set: Record<string, unknown>) =>
    ctx.db
      .updateTable('appearance_order')
      .set({ ...set, event_id: 9_999_999 })
      .execute()
  await expect(change({ places: '[]' })).rejects.toThrow('never changed')
  await expect(change({ settled_at: null, settled_by: null })).rejects.toThrow('never changed')
})

it('a public draw is announced by a hash and repeated by sha256sum and sort', async () => {
  await expect(viewPublicDraw(ctx, place)).rejects.toThrow('draw')
  await announceDraw(ctx, world.rahman, place, { reason: '' })
  const [announced] = (await viewPublicDraw(ctx, place)).draws
  expect(announced).toMatchObject({ number: 1, secret: null, seed: null, labels: [], holds: false })
  expect(announced?.commitment).toMatch(/^[0-9a-f]{64}$/)
  expect(await ctx.db.selectFrom('appearance_order').select('secret').execute()).toEqual([{ secret: null }])
  const say = (phrase: string) => draw(ctx, world.rahman, place, { phrase, number: 1 })
  expect(await problems(say(' '))).toEqual([['ucapan', 'required']])
  expect(await problems(say("tiga 'empat'"))).toEqual([['ucapan', 'phrase_signs']])
  await say('  tiga   tujuh dua belas ')
  const [drawn] = (await viewPublicDraw(ctx, place)).draws
  expect(drawn).toMatchObject({
    holds: true,
    phrase: 'tiga tujuh dua belas',
    commitment: announced?.commitment,
  })
  const { secret, seed, labels } = drawn ?? {}
  if (!secret || !seed || !labels) throw new Error('not drawn')
  expect(seed).toBe(`${secret} tiga tujuh dua belas`)
  const { stdout } = await promisify(execFile)('bash', ['-c', drawRecipe(labels, { secret, seed })])
  const [first = '', ...rest] = stdout.trim().split('\n')
  expect(first.split(' ')[0]).toBe(announced?.commitment)
  expect(rest.map((line) => line.slice(66))).toEqual(labels)
  expect(await order()).toEqual(labels.map((label, index) => [label, index + 1]))
  await expect(say('empat lima')).rejects.toThrow('appearance_changed')
  expect(await problems(announceDraw(ctx, world.rahman, place, { reason: ' ' }))).toEqual([
    ['alasan', 'required'],
  ])
  expect(await types()).toEqual(['appearance.announced', 'appearance.drawn'])
  expect(await ctx.db.selectFrom('appearance_secret').selectAll().execute()).toEqual([])
  expect(await verified()).toEqual([])
})

it('only organizers write an order; chair and organizers witness and run the clock', async () => {
  await expect(typeLots(ctx, world.hadi, place, lots(GOOD))).rejects.toThrow('appearance.write')
  await expect(announceDraw(ctx, world.hadi, place, { reason: '' })).rejects.toThrow('appearance.write')
  await expect(view(world.budi)).rejects.toThrow('appearance.view')
})

const press = (act: Parameters<typeof pressRoomClock>[3]['act'], version: number, entry = '') =>
  pressRoomClock(ctx, world.hadi, place, { act, version, entry })
const screen = () => viewScreen(ctx, world.hadi, place)

it('the screen runs by the server, survives a reload and refuses an old press', async () => {
  await typeLots(ctx, world.rahman, place, lots(GOOD))
  await witnessLots(ctx, world.sari, place, 1)
  expect(await screen()).toMatchObject({ on: null, next: { label: 'P3' }, version: 0, running: false })
  await press('next', 0)
  await press('start', 1)
  await expect(press('pause', 1)).rejects.toThrow('clock_pressed_meanwhile')
  await expect(press('start', 2)).rejects.toThrow('clock_no_effect')
  const begun = ctx.now().toISOString()
  ctx.setNow(7 * 60_000 + 42_000)
  expect(await screen()).toMatchObject({
    ...{ on: { label: 'P3', place: 1 }, next: { label: 'P1' }, part: 'present', running: true },
    ...{ left: -42_000, begun, version: 2, over: 0 },
  })
  await press('ask', 2)
  await press('next', 3)
  expect((await viewOrganizerMarks(ctx, world.rahman, world.slug, 'proposal')).overtime).toEqual([
    { uid: uids['P3'], label: 'P3', over: { present: 42_000, ask: 0 } },
  ])
  const shown = await view()
  expect(shown.entries.map(({ label, state, over }) => [label, state, over.present])).toEqual([
    ['P3', 'over', 42_000],
    ['P1', 'on', 0],
    ['P2', null, 0],
  ])
})

it('keeps every setting of the minutes, and shows a clash', async () => {
  const set = (present: number, basedOn: number) =>
    setPresentationTimes(ctx, world.rahman, place, { minutes: { present, ask: 10 }, basedOn })
  expect((await view()).times).toEqual({ number: 0, minutes: { present: 7, ask: 13 } })
  await set(5, 0)
  await expect(set(6, 0)).rejects.toThrow('changed_since')
  expect(await set(5, 0)).toEqual({ number: 1 })
  expect((await view()).times).toEqual({ number: 1, minutes: { present: 5, ask: 10 } })
})

it('tells a judge which of their own entries is on, and their places in the order', async () => {
  const tasks = async (actor = world.budi) => {
    const { tasks: all, onNow } = await readJudgeStage(ctx, actor, world.slug, 'proposal')
    const on = all.find(({ uid }) => uid === onNow)?.label ?? null
    return { on, places: Object.fromEntries(all.map(({ label, appearance }) => [label, appearance])) }
  }
  expect(await tasks()).toEqual({ on: null, places: { P1: null, P2: null, P3: null } })
  await typeLots(ctx, world.rahman, place, lots(GOOD))
  await witnessLots(ctx, world.sari, place, 1)
  await press('next', 0)
  expect(await tasks()).toEqual({ on: 'P3', places: { P1: 2, P2: 3, P3: 1 } })
  // Wati may not judge P3: her page knows nothing of it.
  expect(await tasks(world.wati)).toEqual({ on: null, places: { P1: 2, P2: 3 } })
})

it('the agenda of a presentation names its entries in their order, and to a judge only their own', async () => {
  await typeLots(ctx, world.rahman, place, lots(GOOD))
  await witnessLots(ctx, world.sari, place, 1)
  const all = (await viewAgenda(ctx, world.rahman, world.slug)).entries
  await addAgendaItem(ctx, world.rahman, world.slug, {
    ...({ kind: 'presentation', title: 'Paparan', place: 'Aula', audience: 'entries' } as const),
    ...{ startsAt: '2026-04-02T08:00', endsAt: null, mapUrl: null, route: [], note: '' },
    ...{ entries: all.map(({ uid }) => uid), published: true, reason: '' },
  })
  const byLabel = (numbers: Record<string, unknown>) =>
    Object.fromEntries(all.flatMap(({ uid, label }) => (uid in numbers ? [[label, numbers[uid]]] : [])))
  expect(byLabel((await viewAgenda(ctx, world.rahman, world.slug)).appearance)).toEqual({
    P3: 1,
    P1: 2,
    P2: 3,
  })
  const own = await viewOwnAgenda(ctx, world.wati, world.slug, 'judge')
  expect(byLabel(own.appearance)).toEqual({ P1: 2, P2: 3 })
  expect('appearance' in (await listPublicAgenda(ctx, world.slug))).toBe(false)
})
