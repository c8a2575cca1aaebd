import { join } from 'node:path'
import { expect, it } from 'vitest'
import { iterateSheetDetails } from '#db/sqlite/counted-sheets'
import { readDatabaseFile } from '#db/sqlite/database-files'
import { type TestContext, useTestContext } from '#tests/support/context'
import { addJudging, type Judging, sheet, type Ward } from '#tests/support/judging'
import { NotFoundError } from '~/domain/errors'
import { readRemovableEntry, removeEntry } from '~/services/entry-removal.server'
import { importScores } from '~/services/score-imports.server'
import { submitSheet } from '~/services/scoresheets.server'
import { readSheetHistory } from '~/services/sheet-reading.server'
import { putEntries } from '~/services/stage-entries.server'
import { stageRules } from '~/services/stage-rules.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'

const FULL = { kebaruan: '80', dampak: ['75', 'Terukur'] as [string, string] }

/** A further revision of a ward's dossier, as if the team had handed it in again. */
async function handInAgain(ctx: TestContext, { competition, rulesId, wards, rahman }: Judging, ward: Ward) {
  const act = { type: 'dossier.submitted', competition: competition.uid } as const
  return transact(ctx, rahman, act, (_, record) =>
    record.insert('dossier_revision', {
      ...{ dossier_id: wards[ward].dossier.id, number: 2, rules_id: rulesId, title: 'Judul baru' },
      ...{ content: wards[ward].revision.content, received_at: ctx.now().toISOString() },
    }),
  )
}

/** Takes a ward's entry out of the stage and puts it back; says which revisions it is judged by then. */
async function putBack(ctx: TestContext, { rahman, slug, stage, wards }: Judging, ward: Ward) {
  const find = () =>
    ctx.db
      .selectFrom('stage_entry')
      .select(['uid', 'revisions'])
      .where('entry_id', '=', wards[ward].entry.id)
      .executeTakeFirstOrThrow()
  await removeEntry(ctx, rahman, { slug, entry: (await find()).uid }, 'Salah kategori')
  await putEntries(ctx, rahman, slug, stage, 'all')
  return JSON.parse((await find()).revisions)
}

it('keeps with each sheet which dossier revision it judged, and says so', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  const uid = await world.assignment('wati', 'karawaci')
  const { revision } = world.wards.karawaci
  await submitSheet(ctx, world.wati, uid, sheet(FULL))
  expect(await ctx.db.selectFrom('scoresheet_revision').select('judged_revisions').execute()).toEqual([
    { judged_revisions: JSON.stringify([revision.uid]) },
  ])
  const history = await readSheetHistory(ctx, world.wati, uid)
  expect(history.revisions.map(({ judged }) => judged)).toEqual([[{ number: 1, title: revision.title }]])
  const { counting } = await stageRules(ctx.db, world.competition.id, world.stage)
  const rows = await readDatabaseFile(ctx.databasePath, (sqlite) => [
    ...iterateSheetDetails(sqlite, world.competition.id, world.stage, counting),
  ])
  expect(rows.map(({ judged }) => judged)).toEqual(['1'])
  await expect(
    ctx.db.updateTable('scoresheet_revision').set({ judged_revisions: '[]' }).execute(),
  ).rejects.toThrow(/rows never change/)
  expect((await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
})

it('judges an entry that comes back by what its sheets judged; one without sheets by what is newest', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  const [scored, other] = Object.keys(world.wards) as [Ward, Ward]
  await submitSheet(ctx, world.budi, await world.assignment('budi', scored), sheet(FULL))
  await handInAgain(ctx, world, scored)
  const newest = await handInAgain(ctx, world, other)
  expect(await putBack(ctx, world, scored)).toEqual([world.wards[scored].revision.uid])
  expect(await putBack(ctx, world, other)).toEqual([newest.uid])
})

it('judges an entry whose paper sheet waits for its second person by what that sheet judged', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  const { rahman, slug, stage, wards } = world
  const rows = ['judge,entry,criterion,score,reason', 'budi,P2,kebaruan,80,', 'budi,P2,dampak,75,Terukur']
  const file = { name: 'kertas.csv', bytes: Buffer.from(rows.join('\n')) }
  expect(await importScores(ctx, rahman, slug, stage, file)).toMatchObject({ ok: true, sheets: 1 })
  const [named, other] = [wards.nusajaya, wards.karawaci]
  expect(named.entry.label).toBe('P2')
  await handInAgain(ctx, world, 'nusajaya')
  const newest = await handInAgain(ctx, world, 'karawaci')
  expect(await putBack(ctx, world, 'nusajaya')).toEqual([named.revision.uid])
  expect(await putBack(ctx, world, 'karawaci')).toEqual([newest.uid])
  expect(other.revision.uid).not.toBe(newest.uid)
})

it('takes an entry out only with a reason, and says how many sheets no longer count', async () => {
  const ctx = await useTestContext()
  const world = await addJudging(ctx)
  await submitSheet(ctx, world.budi, await world.assignment('budi', 'nusajaya'), sheet(FULL))
  await submitSheet(ctx, world.wati, await world.assignment('wati', 'nusajaya'), sheet(FULL))
  const { uid } = await ctx.db
    .selectFrom('stage_entry')
    .select('uid')
    .where('entry_id', '=', world.wards.nusajaya.entry.id)
    .executeTakeFirstOrThrow()
  const place = { slug: world.slug, entry: uid }
  expect(await readRemovableEntry(ctx, world.rahman, place)).toMatchObject({ entry: 'P2', sheets: 2 })
  await expect(removeEntry(ctx, world.rahman, place, ' ')).rejects.toMatchObject({
    problems: [{ field: 'alasan', kind: 'required' }],
  })
  await expect(removeEntry(ctx, world.rahman, place, 'x'.repeat(1001))).rejects.toMatchObject({
    problems: [{ field: 'alasan', kind: 'too_long' }],
  })
  await expect(removeEntry(ctx, world.rahman, { ...place, slug: 'lain' }, 'x')).rejects.toThrow(NotFoundError)
  await removeEntry(ctx, world.rahman, place, 'Salah kategori')
  await expect(readRemovableEntry(ctx, world.rahman, place)).rejects.toMatchObject({
    reason: 'entry_not_in_stage',
  })
})
