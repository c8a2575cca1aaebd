import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addResultWorld, closeMeetingOf, freezeBy, verifyData } from '#tests/support/results'
import { StateError } from '~/domain/errors'
import { WHOLE } from '~/domain/ranking-view'
import type { Rules } from '~/domain/rules'
import { decideApproval } from '~/services/approvals.server'
import { writeExportFile } from '~/services/export-files.server'
import { viewMeeting } from '~/services/plenary-pages.server'
import { readProgress } from '~/services/progress.server'
import { openRanking, rankedPage, rankNow } from '~/services/ranking.server'
import { viewPreparation } from '~/services/result-pages.server'
import { requestFreezing } from '~/services/result-requests.server'
import { requestSealOpening, viewSeals } from '~/services/seals.server'
import { readSheetHistory, readSheetPage } from '~/services/sheet-reading.server'
import { transact } from '~/services/transact.server'

const sealed = (rules: Rules): Rules => ({
  ...rules,
  stages: rules.stages.map((stage) => ({ ...stage, sealed: stage.code === 'proposal' })),
})

async function world() {
  const ctx = await useTestContext()
  const made = await addResultWorld(ctx, { rules: sealed })
  return { ctx, world: made, place: { slug: made.slug, stage: 'proposal' } }
}
type Made = Awaited<ReturnType<typeof world>>

async function open({ ctx, world: { sari, chair }, place }: Made) {
  const { approval } = await requestSealOpening(ctx, sari, place)
  await decideApproval(ctx, chair, approval, { approve: true })
}

async function tableOf({ ctx, world: { sari }, place }: Made, name: string) {
  const request = { slug: place.slug, name, scope: {}, dialect: 'intl' as const, record: true }
  const file = await writeExportFile(ctx, sari, request)
  const text = readFileSync(file.path, 'utf8')
  await file.discard()
  expect(existsSync(file.path)).toBe(false)
  return text.trim().split('\n').length - 1
}

async function ranked({ ctx, world: { sari }, place }: Made) {
  const competition = await openRanking(ctx, sari, place.slug)
  const ranking = await rankNow(ctx, competition, { ...WHOLE, stage: place.stage })
  return { sealed: competition.sealed, counted: ranking.head.counted, rows: rankedPage(ranking, null).length }
}

describe('a sealed stage', () => {
  it('shows progress and no mark, even after it has closed', async () => {
    const made = await world()
    const { ctx, world: each, place } = made
    const [stage] = (await readProgress(ctx, each.sari, place.slug)).stages
    expect(stage?.totals.sent).toBeGreaterThan(0)
    expect(await ranked(made)).toEqual({ sealed: ['Penilaian proposal'], counted: 0, rows: 0 })
    expect([await tableOf(made, 'marks'), await tableOf(made, 'visits')]).toEqual([0, 0])
    const meeting = await viewMeeting(ctx, each.chair, each.place)
    expect(meeting.isSealed).toBe(true)
    expect(meeting.prepared.lines).toEqual([])
    const preparation = await viewPreparation(ctx, each.sari, each.result)
    expect([preparation.isSealed, preparation.next]).toEqual([true, null])
  })

  it('hides a judge’s sheet from all but the judge', async () => {
    const { ctx, world: each } = await world()
    const uid = await each.assignment('wati', 'karawaci')
    expect((await readSheetHistory(ctx, each.wati, uid, 'id')).revisions).toHaveLength(1)
    expect((await readSheetPage(ctx, each.wati, uid)).latest?.number).toBe(1)
    await expect(readSheetHistory(ctx, each.sari, uid, 'id')).rejects.toThrow('sheet')
  })

  it('lets nobody close the meeting or freeze a result over it', async () => {
    const { ctx, world: each } = await world()
    await expect(closeMeetingOf(ctx, each)).rejects.toMatchObject({ name: 'StateError' })
    await expect(requestFreezing(ctx, each.sari, each.result, { reason: '' })).rejects.toEqual(
      new StateError('stage_sealed'),
    )
  })
})

describe('opening the seal', () => {
  it('takes two people, is an event, and shows the marks', async () => {
    const made = await world()
    const { ctx, world: each, place } = made
    const { approval } = await requestSealOpening(ctx, each.sari, place)
    await expect(decideApproval(ctx, each.sari, approval, { approve: true })).rejects.toThrow(
      'second_person_needed',
    )
    await decideApproval(ctx, each.chair, approval, { approve: true })
    const event = await ctx.db
      .selectFrom('event')
      .select(['type', 'body'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(event.type).toBe('seal.opened')
    expect(JSON.parse(event.body).refs).toMatchObject({ stage: 'proposal', approval })
    expect(await ranked(made)).toMatchObject({ sealed: [], rows: 3 })
    expect(await tableOf(made, 'marks')).toBeGreaterThan(0)
    const uid = await each.assignment('wati', 'karawaci')
    expect((await readSheetHistory(ctx, each.sari, uid, 'id')).revisions).toHaveLength(1)
    const [seal] = (await viewSeals(ctx, each.sari, place.slug)).stages
    expect(seal?.opening).toMatchObject({ requestedBy: 'Sari', decidedBy: 'Hadi' })
    await expect(requestSealOpening(ctx, each.sari, place)).rejects.toThrow('seal_open_already')
  })

  it('waits for the end of the stage', async () => {
    const { ctx, world: each, place } = await world()
    ctx.setNow('2026-04-10T02:00:00.000Z')
    await expect(requestSealOpening(ctx, each.sari, place)).rejects.toThrow('seal_stage_open')
  })

  it('keeps the seal where the second person says no', async () => {
    const made = await world()
    const { approval } = await requestSealOpening(made.ctx, made.world.sari, made.place)
    await decideApproval(made.ctx, made.world.chair, approval, { approve: false, note: 'Belum' })
    expect((await ranked(made)).sealed).toEqual(['Penilaian proposal'])
  })

  it('cannot be stored without the yes of a second person', async () => {
    const { ctx, world: each, place } = await world()
    await requestSealOpening(ctx, each.sari, place)
    const forged = transact(
      ctx,
      each.sari,
      { type: 'seal.opened', competition: each.competition.uid },
      async (tx, record) => {
        const { id } = await tx
          .selectFrom('approval')
          .select('id')
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow()
        await record.insert('seal_opening', {
          ...{ competition_id: each.competition.id, stage: place.stage, approval_id: id },
          opened_at: ctx.now().toISOString(),
        })
      },
    )
    await expect(forged).rejects.toThrow('it takes a second person')
  })
})

describe('the check', () => {
  it('finds nothing in a competition that kept its seal, through to the frozen result', async () => {
    const made = await world()
    await tableOf(made, 'marks')
    await tableOf(made, 'entries')
    await open(made)
    await tableOf(made, 'marks')
    await closeMeetingOf(made.ctx, made.world)
    await freezeBy(made.ctx, made.world.sari, made.world.chair, made.world)
    expect(await verifyData(made.ctx)).toEqual([])
  })

  it('finds a table with sealed marks that was taken out before', async () => {
    const { ctx, world: each } = await world()
    const act = { type: 'export.downloaded', competition: each.competition.uid } as const
    await transact(ctx, each.sari, act, async (_, record) => {
      record.refs({ export: 'marks', rules: 1 })
    })
    expect(await verifyData(ctx)).toMatchObject([{ kind: 'seal_broken', chain: each.competition.uid }])
  })
})
