import { expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import { addJudging, WARDS } from '#tests/support/judging'
import { createSessions } from '~/http/session.server'
import { stepAside, withdrawAssignment } from '~/services/assignments.server'
import { seatPerson } from '~/services/panels.server'

it('lets nobody seat themselves', async () => {
  const ctx = await useTestContext()
  const { rahman, sari, seats } = await addJudging(ctx)
  const rows = () => ctx.db.selectFrom('seat_occupant').selectAll().execute()
  const before = await rows()
  await expect(seatPerson(ctx, sari, seats.hadi, { account: 'sari' })).rejects.toMatchObject({
    problems: [{ field: 'account', kind: 'grant_to_self' }],
  })
  expect(await rows()).toEqual(before)
  await seatPerson(ctx, rahman, seats.hadi, { account: 'sari' })
  expect((await rows()).length).toBe(before.length + 1)
})

it('ends the long sessions that a person has from a team', async () => {
  const ctx = await useTestContext()
  const { rahman, seats, competition } = await addJudging(ctx)
  const grants = [{ role: 'drafter' as const, region: WARDS.nusajaya[0], competition: competition.id }]
  const member = await addPerson(ctx, { account: 'anggota', grants })
  await createSessions(ctx).start(member, undefined, null)
  const kinds = () =>
    ctx.db
      .selectFrom('session')
      .select('kind')
      .where('person_id', '=', member.id ?? 0)
      .execute()
  expect(await kinds()).toEqual([{ kind: 'team' }])
  await seatPerson(ctx, rahman, seats.budi, { account: 'anggota' })
  expect(await kinds()).toEqual([])
})

it('gives a new occupant what the former one could not score, but not what the organizer withdrew', async () => {
  const ctx = await useTestContext()
  const { rahman, seats, assignment, budi } = await addJudging(ctx)
  const [stepped, withdrawn] = [await assignment('budi', 'nusajaya'), await assignment('budi', 'sukarasa')]
  await stepAside(ctx, budi, stepped, 'Inovasi ini dari adik saya.')
  await withdrawAssignment(ctx, rahman, withdrawn, 'Terlalu banyak.')
  const state = async (uid: string) =>
    (await ctx.db.selectFrom('assignment').select(['state', 'reason']).where('uid', '=', uid).execute())[0]
  await addPerson(ctx, { account: 'setempat', homeRegion: WARDS.nusajaya[0] })
  await seatPerson(ctx, rahman, seats.budi, { account: 'setempat' })
  expect((await state(stepped))?.state).toBe('stepped_aside')
  await addPerson(ctx, { account: 'pengganti' })
  await seatPerson(ctx, rahman, seats.budi, { account: 'pengganti' })
  expect(await state(stepped)).toEqual({ state: 'active', reason: null })
  expect(await state(withdrawn)).toEqual({ state: 'withdrawn', reason: 'Terlalu banyak.' })
})
