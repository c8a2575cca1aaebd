import { describe, expect, it } from 'vitest'
import { type TestContext, useTestContext } from '#tests/support/context'
import {
  addDossierWorld,
  addFile,
  DOSSIER_RULES,
  type DossierWorld,
  JPEG,
  release,
  submitted,
} from '#tests/support/dossiers'
import { viewCheckQueue } from '~/services/check-queue.server'
import { viewDossier, viewDraft } from '~/services/dossiers.server'
import { saveFields } from '~/services/drafts.server'
import { grantExtension } from '~/services/extensions.server'
import { showHome } from '~/services/home.server'
import { readDossier } from '~/services/revisions.server'
import { changeScheduleLocally } from '~/services/schedule.server'
import { acceptDossier, returnDossier, submitDossier, withdrawDossier } from '~/services/submissions.server'

const SLUG = 'lomba-uji-2026'
const notes = { summary: 'Sebutkan jumlah warga.' }
const CLOSED = '2026-04-01T03:00:00.000Z'
const GIVEN = { date: '2026-04-05', time: '12.00' }
const UNTIL = '2026-04-05T05:00:00.000Z'

const save = (ctx: TestContext, world: DossierWorld, uid: string, field: string, typed: string) =>
  saveFields(ctx, world.drafter, { uid, edits: [{ field, typed, base: 1 }], locale: 'id' })

/** A dossier that its verifier sends back after the closing. */
async function sentBack(until: typeof GIVEN | null = GIVEN) {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const { uid } = await submitted(ctx, world)
  ctx.setNow(CLOSED)
  await returnDossier(ctx, world.verifier, { uid, reason: 'Lengkapi', notes, until })
  const queue = async (filter = {}) =>
    (await viewCheckQueue(ctx, world.verifier, { slug: SLUG, filter, page: 1 })).waiting.map((row) => [
      row.uid,
      row.state,
      row.since,
    ])
  return { ctx, world, uid, queue }
}

describe('a dossier sent back after the closing', () => {
  it('is corrected in the named fields until the time given, and sent again', async () => {
    const { ctx, world, uid, queue } = await sentBack()
    expect(await viewDossier(ctx, world.drafter, uid)).toMatchObject({ edit: 'open', closesAt: UNTIL })
    expect((await viewDraft(ctx, world.drafter, uid)).closesAt).toBe(UNTIL)
    expect(await queue()).toEqual([])
    expect(await queue({ state: 'correcting' })).toEqual([[uid, 'correcting', UNTIL]])
    ctx.setNow('2026-04-05T05:00:59.000Z')
    expect((await save(ctx, world, uid, 'summary', 'Dipakai 1.250 warga.')).outcomes).toMatchObject([
      { outcome: 'saved' },
    ])
    expect((await save(ctx, world, uid, 'beneficiaries', '9')).outcomes).toMatchObject([
      { outcome: 'unasked' },
    ])
    await release(ctx, world.responsible, uid)
    await submitDossier(ctx, world.drafter, { uid })
    expect(await queue()).toEqual([[uid, 'corrected', '2026-04-05T05:00:59.000Z']])
    await expect(withdrawDossier(ctx, world.drafter, { uid })).rejects.toThrow('submission_closed')
  })

  it('is locked afterwards with what was sent; what is typed is kept as late, and its checker decides', async () => {
    const { ctx, world, uid, queue } = await sentBack()
    await save(ctx, world, uid, 'summary', 'Dipakai 1.250 warga.')
    ctx.setNow('2026-04-05T05:01:00.000Z')
    const late = await saveFields(ctx, world.drafter, {
      uid,
      edits: [{ field: 'summary', typed: 'Terlambat menulis.', base: 2 }],
      locale: 'id',
    })
    expect(late.outcomes).toEqual([
      { field: 'summary', outcome: 'late', version: 2, mine: 'Terlambat menulis.' },
    ])
    expect((await viewDraft(ctx, world.drafter, uid)).late['summary']).toMatchObject({
      value: 'Terlambat menulis.',
    })
    await expect(
      addFile(ctx, world.drafter, uid, { name: 'foto.jpg', bytes: JPEG, field: 'photos' }),
    ).rejects.toThrow('submission_closed')
    await expect(submitDossier(ctx, world.drafter, { uid })).rejects.toThrow('submission_closed')
    expect(await viewDossier(ctx, world.drafter, uid)).toMatchObject({ edit: 'closed', overdue: true })
    const works = (await showHome(ctx, world.drafter)).map(({ kind }) => kind)
    expect(works.filter((kind) => kind.startsWith('dossier'))).toEqual([])
    expect(await queue()).toEqual([[uid, 'late', UNTIL]])
    expect(await showHome(ctx, world.verifier)).toMatchObject([
      { kind: 'dossiers_to_check', params: { n: 1 } },
    ])
    // What counts is what was sent, not the draft.
    const { content, revision } = await readDossier(ctx, world.verifier, uid)
    expect([revision?.number, content.values['summary']]).toEqual([
      1,
      'Warga memilah sampah di rumah dan menabungnya.',
    ])
    await acceptDossier(ctx, world.verifier, { uid, revision: 1 })
    expect(await viewDossier(ctx, world.drafter, uid)).toMatchObject({ state: 'complete', overdue: false })
    expect(await queue()).toEqual([])
  })

  it('gets more time from its checker once it is late, not before', async () => {
    const { ctx, world, uid, queue } = await sentBack()
    const again = (date: string) =>
      returnDossier(ctx, world.verifier, {
        uid,
        reason: 'Sekali lagi',
        notes,
        until: { date, time: '23.59' },
      })
    await expect(again('2026-04-10')).rejects.toThrow('not_submitted')
    await expect(acceptDossier(ctx, world.verifier, { uid })).rejects.toThrow('not_submitted')
    ctx.setNow('2026-04-06T03:00:00.000Z')
    await again('2026-04-10')
    expect(await queue({ state: 'correcting' })).toEqual([[uid, 'correcting', '2026-04-10T16:59:00.000Z']])
    expect(await viewDossier(ctx, world.drafter, uid)).toMatchObject({ edit: 'open' })
  })

  it('is not late while its kelurahan, or everybody, got more time', async () => {
    const { ctx, world, uid, queue } = await sentBack()
    const { entry } = await viewDossier(ctx, world.organizer, uid)
    await grantExtension(ctx, world.organizer, {
      ...{ entry: entry.uid, reason: 'Banjir' },
      until: { date: '2026-04-08', time: '12.00' },
    })
    ctx.setNow('2026-04-06T03:00:00.000Z')
    expect(await queue()).toEqual([])
    expect(await viewDossier(ctx, world.drafter, uid)).toMatchObject({ edit: 'open', overdue: false })
    ctx.setNow('2026-04-08T05:01:00.000Z')
    expect(await queue()).toEqual([[uid, 'late', '2026-04-08T05:00:00.000Z']])
  })
})

describe('the time given', () => {
  it('is what the rules propose when none is chosen', async () => {
    const { ctx, world, uid } = await sentBack(null)
    expect((await viewDossier(ctx, world.drafter, uid)).closesAt).toBe('2026-04-04T16:59:00.000Z')
  })

  it('ends with the submission while that closes later, also when the closing is moved', async () => {
    const ctx = await useTestContext()
    const world = await addDossierWorld(ctx)
    const { uid } = await submitted(ctx, world)
    await returnDossier(ctx, world.verifier, { uid, reason: 'Lengkapi', until: null })
    expect((await viewDossier(ctx, world.drafter, uid)).closesAt).toBe('2026-03-31T16:59:00.000Z')
    await changeScheduleLocally(ctx, world.organizer, SLUG, {
      ...{ target: 'submission', bound: 'closes', newAt: '2026-04-07T23:59' },
      ...{ reason: 'Libur', letterNumber: '1' },
    })
    expect((await viewDossier(ctx, world.drafter, uid)).closesAt).toBe('2026-04-07T16:59:00.000Z')
    ctx.setNow('2026-04-02T03:00:00.000Z')
    const { waiting } = await viewCheckQueue(ctx, world.verifier, { slug: SLUG, filter: {}, page: 1 })
    expect(waiting).toEqual([])
  })

  it('cannot exceed what the rules allow, nor be past, nor unreadable', async () => {
    const ctx = await useTestContext()
    const submission = { ...DOSSIER_RULES.submission, corrections: { days: 2, longest: 5 } }
    const world = await addDossierWorld(ctx, { ...DOSSIER_RULES, submission })
    const { uid } = await submitted(ctx, world)
    ctx.setNow(CLOSED)
    const give = (date: string, time = '23.59') =>
      returnDossier(ctx, world.organizer, { uid, reason: 'Lengkapi', until: { date, time } })
    const wrong = async (date: string, time?: string) => {
      const error = await give(date, time).catch((thrown: unknown) => thrown)
      return (error as { problems?: unknown }).problems
    }
    expect(await wrong('2026-04-07')).toEqual([
      { field: 'untilDate', kind: 'correction_too_long', params: { date: '06-04-2026', time: '23.59' } },
    ])
    expect(await wrong('2026-04-01', '09.59')).toEqual([{ field: 'untilDate', kind: 'in_the_past' }])
    expect(await wrong('2026-02-30')).toEqual([{ field: 'untilDate', kind: 'not-a-date' }])
    expect(await wrong('2026-04-02', '25.00')).toEqual([{ field: 'untilTime', kind: 'not_a_time' }])
    expect(await ctx.db.selectFrom('correction_request').select('id').execute()).toEqual([])
    await give('2026-04-06')
    expect((await viewDossier(ctx, world.drafter, uid)).closesAt).toBe('2026-04-06T16:59:00.000Z')
  })
})
