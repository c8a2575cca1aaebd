import { beforeEach, expect, it } from 'vitest'
import { openTestContext, type TestContext } from '#tests/support/context'
import { addJudging, type Judging, sheet } from '#tests/support/judging'
import { judgeReminderLetter } from '~/http/judge-reminder.server'
import { stepAside } from '~/services/assignments.server'
import { remindJudges, viewStageProgress } from '~/services/judge-reminders.server'
import { saveContact } from '~/services/people.server'
import { submitSheet } from '~/services/scoresheets.server'
import { transact } from '~/services/transact.server'

let ctx: TestContext
let world: Judging
const place = () => ({ slug: world.slug, stage: 'proposal' })
beforeEach(async () => {
  const bare = await openTestContext()
  ctx = Object.assign(bare, { mail: { enabled: true, send: async () => {} } })
  world = await addJudging(ctx)
  for (const judge of [world.hadi, world.wati, world.budi])
    await transact(ctx, judge, { type: 'account.changed' }, (tx, record) =>
      saveContact(tx, record, judge.id ?? 0, { email: `${judge.account}@example.go.id`, phone: null }),
    )
})

const finish = async (
  judge: 'hadi' | 'wati' | 'budi',
  ...wards: ('karawaci' | 'nusajaya' | 'sukarasa')[]
) => {
  for (const ward of wards)
    await submitSheet(
      ctx,
      world[judge],
      await world.assignment(judge, ward),
      sheet({ kebaruan: '80', dampak: '75' }),
    )
}
const remind = (actor = world.rahman) =>
  remindJudges(ctx, actor, place(), judgeReminderLetter('https://lomba.example.go.id'))
const letters = () =>
  ctx.db.selectFrom('outbox').select(['address', 'subject', 'body']).orderBy('id').execute()
const view = (actor = world.rahman) => viewStageProgress(ctx, actor, place())

it('reminds those who have not finished, once a day, by counts alone', async () => {
  await finish('wati', 'karawaci', 'nusajaya')
  await finish('budi', 'karawaci')
  expect(await remind()).toEqual({ reminded: 2 })
  const sent = await letters()
  expect(sent.map(({ address }) => address)).toEqual(['hadi@example.go.id', 'budi@example.go.id'])
  expect(sent[1]?.body).toBe(
    'Yth. Bapak/Ibu Budi,\n\nMasih ada 2 dari 3 lembar penilaian Anda yang belum terkirim pada tahap Penilaian proposal, ' +
      'Lomba Inovasi Kelurahan Kota Tangerang 2026. Tahap ini ditutup Kamis, 30 April 2026 pukul 23.59 WIB.\n\n' +
      `Lembar penilaian Anda: https://lomba.example.go.id/menilai/${world.slug}/proposal\n\n` +
      'Terima kasih.\nSekretariat Lomba Inovasi Kelurahan Kota Tangerang 2026',
  )
  const names = /P1|P2|P3|Karawaci|Nusa Jaya|Sukarasa|80|75/
  expect(sent.filter(({ subject, body }) => names.test(subject + body))).toEqual([])
  await expect(remind(world.sari)).rejects.toThrow('judges_not_reminded')
  expect((await view()).seats.map(({ judge, lastReminded }) => [judge, lastReminded !== null])).toEqual([
    ['Hadi', true],
    ['Wati', false],
    ['Budi', true],
  ])
  // The next day only Budi is left; the world's clock stands at ten in the morning there.
  await finish('hadi', 'karawaci', 'nusajaya', 'sukarasa')
  ctx.setNow(24 * 3_600_000)
  expect(await remind()).toEqual({ reminded: 1 })
  expect((await letters()).slice(2).map(({ address }) => address)).toEqual(['budi@example.go.id'])
  const events = await ctx.db
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'scoresheet.reminded')
    .execute()
  expect(events.map(({ body }) => JSON.parse(body).refs)).toEqual([
    { stage: 'proposal', people: [world.hadi.uid, world.budi.uid] },
    { stage: 'proposal', people: [world.budi.uid] },
  ])
})

it('tells nobody when all have finished, nor before or after the stage', async () => {
  ctx.setNow('2026-05-20T03:00:00.000Z')
  await expect(remind()).rejects.toThrow('stage_closed')
  expect((await view()).seats.every(({ reminder }) => reminder === null)).toBe(true)
  expect(await letters()).toEqual([])
})

it('leaves judges out who finished by stepping aside from the rest', async () => {
  await finish('hadi', 'karawaci', 'nusajaya', 'sukarasa')
  await finish('wati', 'karawaci', 'nusajaya')
  await finish('budi', 'karawaci', 'nusajaya')
  await stepAside(ctx, world.budi, await world.assignment('budi', 'sukarasa'), 'Keluarga')
  await expect(remind()).rejects.toThrow('judges_not_reminded')
  expect(await letters()).toEqual([])
})

it('only organizers remind; whoever sees the progress sees the board', async () => {
  await expect(remind(world.hadi)).rejects.toThrow('progress.remind')
  await expect(view(world.budi)).rejects.toThrow('progress.view')
  expect((await view(world.hadi)).mayRemind).toBe(false)
})

it('shows what each judge owes for each entry, and after the closing what is late', async () => {
  await finish('wati', 'karawaci')
  const cells = async () =>
    (await view()).rows.map(({ label, cells: own }) => [label, ...own.map(({ state }) => state)])
  expect(await cells()).toEqual([
    ['P1', 'assigned', 'sent', 'assigned'],
    ['P2', 'assigned', 'assigned', 'assigned'],
    ['P3', 'assigned', 'conflict', 'assigned'],
  ])
  ctx.setNow('2026-05-20T03:00:00.000Z')
  expect(await cells()).toEqual([
    ['P1', 'late', 'sent', 'late'],
    ['P2', 'late', 'late', 'late'],
    ['P3', 'late', 'conflict', 'late'],
  ])
  expect((await view()).seats.map(({ judge, due, left, late }) => [judge, due, left, late])).toEqual([
    ['Hadi', 3, 3, 3],
    ['Wati', 2, 1, 1],
    ['Budi', 3, 3, 3],
  ])
})
