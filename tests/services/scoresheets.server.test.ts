import { describe, expect, it } from 'vitest'
import { iterateSheetDetails } from '#db/sqlite/counted-sheets'
import { readDatabaseFile } from '#db/sqlite/database-files'
import { type TestContext, useTestContext } from '#tests/support/context'
import { addJudging, type Judging, sheet } from '#tests/support/judging'
import { NotFoundError } from '~/domain/errors'
import { stepAside, withdrawAssignment } from '~/services/assignments.server'
import { saveDraft, submitSheet } from '~/services/scoresheets.server'
import { stageRules } from '~/services/stage-rules.server'

const FULL = { kebaruan: '80', dampak: ['75', 'Terukur'] as [string, string] }

async function counted(ctx: TestContext, { competition, stage }: Judging) {
  const { counting } = await stageRules(ctx.db, competition.id, stage)
  const rows = await readDatabaseFile(ctx.databasePath, (sqlite) => [
    ...iterateSheetDetails(sqlite, competition.id, stage, counting),
  ])
  return rows.map(({ entry, number, marks, person }) => ({ entry, number, marks, person }))
}

describe('drafts', () => {
  it('keeps each version, counts none, and records no event', async () => {
    const ctx = await useTestContext()
    const world = await addJudging(ctx)
    const uid = await world.assignment('wati', 'karawaci')
    const events = (await ctx.db.selectFrom('event').select('id').execute()).length
    expect(await saveDraft(ctx, world.wati, uid, sheet({ kebaruan: '80' }))).toEqual({
      version: 1,
      savedAt: '2026-03-02T03:00:00.000Z',
    })
    expect((await saveDraft(ctx, world.wati, uid, sheet({ kebaruan: '81' }, { version: 1 }))).version).toBe(2)
    expect(await ctx.db.selectFrom('scoresheet').select(['marks', 'version']).execute()).toEqual([
      { marks: '{"kebaruan":81}', version: 2 },
    ])
    expect(await counted(ctx, world)).toEqual([])
    expect((await ctx.db.selectFrom('event').select('id').execute()).length).toBe(events)
  })

  it('does not let an older tab overwrite a newer one, and takes the same content twice', async () => {
    const ctx = await useTestContext()
    const world = await addJudging(ctx)
    const uid = await world.assignment('wati', 'karawaci')
    await saveDraft(ctx, world.wati, uid, sheet({ kebaruan: '80' }))
    expect((await saveDraft(ctx, world.wati, uid, sheet({ kebaruan: '80' }))).version).toBe(1)
    await expect(saveDraft(ctx, world.wati, uid, sheet({ kebaruan: '10' }))).rejects.toMatchObject({
      reason: 'sheet_changed_elsewhere',
    })
    await expect(submitSheet(ctx, world.wati, uid, sheet(FULL))).rejects.toMatchObject({
      reason: 'sheet_changed_elsewhere',
    })
    expect(await ctx.db.selectFrom('scoresheet').select('marks').execute()).toEqual([
      { marks: '{"kebaruan":80}' },
    ])
  })

  it('refuses impossible marks at their fields', async () => {
    const ctx = await useTestContext()
    const world = await addJudging(ctx)
    const uid = await world.assignment('wati', 'karawaci')
    await expect(
      saveDraft(ctx, world.wati, uid, sheet({ kebaruan: '101', dampak: '7,5' })),
    ).rejects.toMatchObject({
      problems: [
        { field: 'nilai.kebaruan', kind: 'mark_out_of_range', params: { min: '0', max: '100' } },
        { field: 'nilai.dampak', kind: 'mark_off_step', params: { step: '1' } },
      ],
    })
  })
})

describe('submitting', () => {
  it('needs every required mark, then counts exactly once', async () => {
    const ctx = await useTestContext()
    const world = await addJudging(ctx)
    const uid = await world.assignment('wati', 'karawaci')
    await expect(submitSheet(ctx, world.wati, uid, sheet({ kebaruan: '80' }))).rejects.toMatchObject({
      problems: [{ field: 'nilai.dampak', kind: 'mark_missing', params: { criterion: 'Dampak' } }],
    })
    const once = { key: 'k1', sha256: 'a' }
    const first = await submitSheet(ctx, world.wati, uid, sheet(FULL), once)
    expect(await submitSheet(ctx, world.wati, uid, sheet(FULL), once)).toEqual(first)
    expect(await counted(ctx, world)).toEqual([
      {
        entry: world.wards.karawaci.entry.id,
        number: 1,
        marks: '{"dampak":75,"kebaruan":80}',
        person: world.wati.id,
      },
    ])
  })

  it('keeps the old beside the new with the reason of the change', async () => {
    const ctx = await useTestContext()
    const world = await addJudging(ctx)
    const uid = await world.assignment('wati', 'karawaci')
    await submitSheet(ctx, world.wati, uid, sheet(FULL))
    const changed = { ...FULL, kebaruan: '85' }
    await expect(
      submitSheet(ctx, world.wati, uid, sheet(changed, { version: 1, revision: 1 })),
    ).rejects.toMatchObject({ problems: [{ field: 'alasan_perubahan', kind: 'change_reason_missing' }] })
    await submitSheet(
      ctx,
      world.wati,
      uid,
      sheet(changed, { version: 1, revision: 1, changeReason: 'Salah ketik' }),
    )
    expect(
      await ctx.db
        .selectFrom('scoresheet_revision')
        .select(['number', 'marks', 'change_reason'])
        .orderBy('number')
        .execute(),
    ).toEqual([
      { number: 1, marks: '{"dampak":75,"kebaruan":80}', change_reason: null },
      { number: 2, marks: '{"dampak":75,"kebaruan":85}', change_reason: 'Salah ketik' },
    ])
    expect((await counted(ctx, world)).map(({ number }) => number)).toEqual([2])
    const types = await ctx.db.selectFrom('event').select('type').orderBy('id', 'desc').limit(2).execute()
    expect(types).toEqual([{ type: 'scoresheet.changed' }, { type: 'scoresheet.submitted' }])
    await expect(
      submitSheet(ctx, world.wati, uid, sheet(changed, { version: 2, revision: 2, changeReason: 'Lagi' })),
    ).rejects.toMatchObject({ reason: 'sheet_unchanged' })
  })

  it('heeds the window of the stage to the minute', async () => {
    const ctx = await useTestContext()
    const world = await addJudging(ctx)
    const uid = await world.assignment('budi', 'karawaci')
    ctx.setNow('2026-03-01T00:59:59.999Z')
    await expect(saveDraft(ctx, { ...world.budi }, uid, sheet(FULL))).rejects.toThrow(NotFoundError)
    ctx.setNow('2026-04-30T16:59:59.999Z')
    await saveDraft(ctx, world.budi, uid, sheet(FULL))
    ctx.setNow('2026-04-30T17:00:00.000Z')
    await expect(submitSheet(ctx, world.budi, uid, sheet(FULL, { version: 1 }))).rejects.toMatchObject({
      reason: 'stage_closed',
    })
    expect(await ctx.db.selectFrom('scoresheet').select('version').execute()).toEqual([{ version: 1 }])
  })

  it('refuses a judge who has not signed, is not assigned, or was taken off', async () => {
    const ctx = await useTestContext()
    const world = await addJudging(ctx, { signed: false })
    const uid = await world.assignment('budi', 'karawaci')
    await expect(saveDraft(ctx, world.budi, uid, sheet(FULL))).rejects.toMatchObject({
      permission: 'sheet.score',
    })
    await expect(saveDraft(ctx, world.wati, uid, sheet(FULL))).rejects.toThrow(NotFoundError)
    await expect(saveDraft(ctx, world.rahman, uid, sheet(FULL))).rejects.toThrow(NotFoundError)
    await withdrawAssignment(ctx, world.rahman, uid, 'Sakit')
    await expect(saveDraft(ctx, world.budi, uid, sheet(FULL))).rejects.toThrow(NotFoundError)
  })

  it('keeps and no longer counts what was sent when the judge steps aside', async () => {
    const ctx = await useTestContext()
    const world = await addJudging(ctx)
    const uid = await world.assignment('budi', 'karawaci')
    await submitSheet(ctx, world.budi, uid, sheet(FULL))
    await stepAside(ctx, world.budi, uid, 'Keluarga dari ketua tim')
    expect(await counted(ctx, world)).toEqual([])
    expect(await ctx.db.selectFrom('scoresheet_revision').select('number').execute()).toEqual([{ number: 1 }])
    await expect(saveDraft(ctx, world.budi, uid, sheet(FULL, { version: 1, revision: 1 }))).rejects.toThrow(
      NotFoundError,
    )
  })
})
