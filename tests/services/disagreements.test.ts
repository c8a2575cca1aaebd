import { describe, expect, it } from 'vitest'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import { actorOf, addJudging, sheet } from '#tests/support/judging'
import { BEST, twoStages } from '#tests/support/plenary'
import type { DisagreementRule } from '~/domain/disagreement'
import type { Rules } from '~/domain/rules'
import type { Context } from '~/services/context'
import { assignThird, viewDisagreements } from '~/services/disagreements.server'
import { addSeat, seatPerson } from '~/services/panels.server'
import { submitSheet } from '~/services/scoresheets.server'

const rulesWith = (disagreement: DisagreementRule | null, sealed = false): Rules => {
  const rules = twoStages(BEST(2))
  return {
    ...rules,
    stages: rules.stages.map((stage) => ({ ...stage, sealed, ...(disagreement ? { disagreement } : {}) })),
  }
}
const GAP: DisagreementRule = { gap: '20', per: 'total', third: true }

/** Wati gives Nusa Jaya 80, Budi what is asked for; Sukarasa is agreed on. Hadi, the chair, owes nothing. */
async function world(rule: DisagreementRule | null, nusajaya: number, sealed = false) {
  const ctx = await useTestContext()
  const made = await addJudging(ctx, { rules: rulesWith(rule, sealed) })
  const send = async (
    judge: 'hadi' | 'wati' | 'budi',
    ward: 'nusajaya' | 'sukarasa' | 'karawaci',
    mark: number,
  ) => {
    const uid = await made.assignment(judge, ward)
    if (uid !== '')
      await submitSheet(ctx, made[judge], uid, sheet({ kebaruan: String(mark), dampak: String(mark) }))
  }
  for (const judge of ['hadi', 'wati', 'budi'] as const)
    for (const ward of ['nusajaya', 'sukarasa', 'karawaci'] as const)
      await send(judge, ward, judge === 'budi' && ward === 'nusajaya' ? nusajaya : 80)
  return { ctx, made, place: { slug: made.slug, stage: made.stage }, send }
}

type Made = Awaited<ReturnType<typeof world>>['made']

const labelOf = async (ctx: Context, { wards }: Made) =>
  (
    await ctx.db
      .selectFrom('stage_entry')
      .select('label')
      .where('entry_id', '=', wards.nusajaya.entry.id)
      .executeTakeFirstOrThrow()
  ).label

/** A further member of the panel, who has signed and is assigned to nothing. */
async function seat(
  ctx: TestContext,
  { rahman, panel }: Made,
  account: string,
  name: string,
  label: string,
  homeRegion: string,
) {
  await addPerson(ctx, { account, name, homeRegion })
  const made = await addSeat(ctx, rahman, panel, { label, function: 'member' })
  await seatPerson(ctx, rahman, made.uid, { account })
  return made.uid
}

describe('disagreement', () => {
  it('points out the entry whose judges are further apart than the rules say', async () => {
    const { ctx, made, place } = await world(GAP, 59)
    const { entries, isSealed } = await viewDisagreements(ctx, made.sari, place)
    expect(isSealed).toBe(false)
    expect(entries.map(({ label, differences }) => [label, differences])).toEqual([
      [
        await labelOf(ctx, made),
        [
          {
            criterion: null,
            lowest: { seat: 'Anggota 2', value: '59' },
            highest: { seat: 'Anggota 1', value: '80' },
            difference: '21',
          },
        ],
      ],
    ])
  })

  it('says nothing of a difference that is just the gap', async () => {
    const { ctx, made, place } = await world(GAP, 60)
    expect((await viewDisagreements(ctx, made.sari, place)).entries).toEqual([])
  })

  it('names no entry under seal', async () => {
    const { ctx, made, place } = await world(GAP, 10, true)
    expect(await viewDisagreements(ctx, made.sari, place)).toMatchObject({ isSealed: true, entries: [] })
  })

  it('has no page where the rules say nothing, nor for whoever only judges', async () => {
    const without = await world(null, 10)
    await expect(viewDisagreements(without.ctx, without.made.sari, without.place)).rejects.toThrow(
      'disagreement',
    )
    const { ctx, made, place } = await world(GAP, 10)
    await expect(viewDisagreements(ctx, made.wati, place)).rejects.toThrow()
  })
})

describe('the further judge', () => {
  it('is the least loaded without conflict, assigned by the organizer through the assignments', async () => {
    const { ctx, made, place } = await world(GAP, 10)
    expect((await viewDisagreements(ctx, made.sari, place)).entries[0]?.third).toBeNull()
    await seat(ctx, made, 'tono', 'Tono', 'Anggota 3', '36.71.07.1004')
    const free = await seat(ctx, made, 'rina', 'Rina', 'Anggota 4', '36.74.01.1001')
    const { entries, mayAssign } = await viewDisagreements(ctx, made.sari, place)
    const [entry] = entries
    expect([mayAssign, entry?.third]).toEqual([
      true,
      { seat: free, label: 'Anggota 4', judge: 'Rina', load: 0 },
    ])
    const pair = { entry: entry?.uid ?? '', seat: free }
    await expect(assignThird(ctx, await actorOf(ctx, 'hadi'), place, pair)).rejects.toThrow('third_not_open')
    const other = { ...pair, seat: made.seats.wati }
    await expect(assignThird(ctx, made.sari, place, other)).rejects.toThrow('third_changed')
    await assignThird(ctx, made.sari, place, pair)
    const row = await ctx.db
      .selectFrom('assignment')
      .innerJoin('seat', 'seat.id', 'assignment.seat_id')
      .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
      .select(['stage_entry.uid as entry', 'assignment.state'])
      .where('seat.uid', '=', free)
      .execute()
    expect(row).toEqual([{ entry: pair.entry, state: 'active' }])
    expect((await viewDisagreements(ctx, made.sari, place)).entries[0]?.third).toBeNull()
  })

  it('is nobody where the rules ask for none', async () => {
    const { ctx, made, place } = await world({ ...GAP, third: false }, 10)
    await seat(ctx, made, 'rina', 'Rina', 'Anggota 4', '36.74.01.1001')
    const { entries, mayAssign } = await viewDisagreements(ctx, made.sari, place)
    expect([mayAssign, entries[0]?.third]).toEqual([false, null])
  })
})
