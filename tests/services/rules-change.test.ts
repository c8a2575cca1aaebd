import { describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import { addJudging } from '#tests/support/judging'
import { addSetupPeople, NO_JUKNIS } from '#tests/support/setup-people'
import type { Rules } from '~/domain/rules'
import { sameInstrument } from '~/domain/rules'
import { changeStage } from '~/domain/rules-edit'
import { decideApproval } from '~/services/approvals.server'
import { cloneCompetition, createCompetition, listOwnCompetitions } from '~/services/competitions.server'
import { requestOpening } from '~/services/opening.server'
import { currentRules, rulesById } from '~/services/rules.server'
import { requestRulesChange, viewRulesChange } from '~/services/rules-change.server'
import { changeDraft, viewDraft } from '~/services/rules-draft.server'
import { changeSchedule } from '~/services/schedule.server'

async function useOpenCompetition() {
  const ctx = await useTestContext()
  const people = await addSetupPeople(ctx)
  const { slug } = await createCompetition(ctx, people.rahman, { rules: RULES })
  const { approval } = await requestOpening(ctx, people.rahman, slug, NO_JUKNIS)
  await decideApproval(ctx, people.hadi, approval, { approve: true })
  const { competition } = await viewDraft(ctx, people.rahman, slug)
  const edit = async (change: (rules: Rules) => Rules) =>
    changeDraft(ctx, people.rahman, slug, (await viewDraft(ctx, people.rahman, slug)).version, change)
  return { ctx, slug, competition, edit, ...people }
}

const withWeights = (kebaruan: string, dampak: string) => (rules: Rules) =>
  changeStage(rules, 'proposal', (stage) => ({
    ...stage,
    instrument: {
      ...stage.instrument,
      criteria: stage.instrument.criteria.map((node) => ({
        ...node,
        weight: node.code === 'kebaruan' ? kebaruan : dampak,
      })),
    },
  }))

describe('changing rules', () => {
  it('makes a new number, keeps the old one, and marks instruments that differ', async () => {
    const { ctx, slug, competition, edit, hadi, rahman, dewi } = await useOpenCompetition()
    await edit(withWeights('50', '50'))
    const view = await viewRulesChange(ctx, hadi, slug)
    expect(view.changes.stages).toEqual([
      { code: 'proposal', name: 'Penilaian proposal', kind: 'instrument' },
    ])
    await expect(requestRulesChange(ctx, rahman, slug, { reason: 'x' })).rejects.toMatchObject({
      name: 'ForbiddenError',
    })
    const { approval } = await requestRulesChange(ctx, hadi, slug, { reason: 'Seimbangkan bobot' })
    await expect(decideApproval(ctx, hadi, approval, { approve: true })).rejects.toThrow(
      'second_person_needed',
    )
    const former = await currentRules(ctx.db, competition.id)
    await decideApproval(ctx, dewi, approval, { approve: true })
    const next = await currentRules(ctx.db, competition.id)
    expect([former.number, next.number]).toEqual([1, 2])
    expect(await rulesById(ctx.db, former.id)).toEqual(RULES)
    const stages = [former, next].map(({ rules }) => rules.stages[0])
    expect(stages[0] && stages[1] && sameInstrument(stages[0], stages[1])).toBe(false)
    expect(await ctx.db.selectFrom('rules').select(['number', 'reason']).orderBy('number').execute()).toEqual(
      [
        { number: 1, reason: null },
        { number: 2, reason: 'Seimbangkan bobot' },
      ],
    )
    await expect(requestRulesChange(ctx, hadi, slug, { reason: 'x' })).rejects.toThrow('rules_unchanged')
  })

  it('keeps the schedule in force and refuses what is fixed or incomplete', async () => {
    const { ctx, slug, competition, edit, hadi, dewi, rahman } = await useOpenCompetition()
    await changeSchedule(ctx, rahman, slug, {
      ...{ target: 'submission', bound: 'closes', newAt: '2026-04-05T16:59:00.000Z' },
      ...{ reason: 'Banjir', letterNumber: '1' },
    })
    await edit((rules) => ({ ...withWeights('50', '50')(rules), year: 2027 }))
    await expect(requestRulesChange(ctx, hadi, slug, { reason: 'x' })).rejects.toThrow('basics_fixed')
    await edit((rules) => ({ ...withWeights('50', '40')(rules), year: 2026 }))
    await expect(requestRulesChange(ctx, hadi, slug, { reason: 'x' })).rejects.toThrow('rules_incomplete')
    await edit(withWeights('50', '50'))
    const { approval } = await requestRulesChange(ctx, hadi, slug, { reason: 'x' })
    await decideApproval(ctx, dewi, approval, { approve: true })
    const { rules } = await currentRules(ctx.db, competition.id)
    expect(rules.submission.closesAt).toBe('2026-04-05T16:59:00.000Z')
  })
})

describe('changing the schedule', () => {
  const change = {
    ...{ target: 'submission', bound: 'closes' as const, newAt: '2026-04-05T16:59:00.000Z' },
    ...{ reason: 'Banjir', letterNumber: '005/1' },
  }

  it('is possible through the very last minute and refused after it', async () => {
    const { ctx, slug, rahman, competition } = await useOpenCompetition()
    ctx.setNow('2026-03-31T16:59:59.999Z')
    await changeSchedule(ctx, rahman, slug, change)
    expect((await currentRules(ctx.db, competition.id)).rules.submission.closesAt).toBe(change.newAt)
    ctx.setNow('2026-04-05T17:00:00.000Z')
    await expect(
      changeSchedule(ctx, rahman, slug, { ...change, newAt: '2026-04-09T16:59:00.000Z' }),
    ).rejects.toThrow('old_time_passed')
  })

  it('refuses the past, the same time, a closing before the opening, an unknown stage, the chair', async () => {
    const { ctx, slug, rahman, hadi } = await useOpenCompetition()
    const attempt = (values: Partial<typeof change>, actor = rahman) =>
      changeSchedule(ctx, actor, slug, { ...change, ...values }).catch(String)
    expect(await attempt({ newAt: '2026-03-01T00:00:00.000Z' })).toContain('newAt: time_passed')
    expect(await attempt({ newAt: '2026-03-31T16:59:00.000Z' })).toContain('newAt: same_time')
    expect(await attempt({ target: 'lain' })).toContain('target: invalid')
    expect(await attempt({}, hadi)).toContain('ForbiddenError')
    ctx.setNow('2026-01-15T00:00:00.000Z')
    expect(await attempt({ newAt: '2026-01-20T00:00:00.000Z' })).toContain('newAt: closes_before_opening')
  })
})

it('does not take names away or give them back once a stage has entries', async () => {
  const ctx = await useTestContext()
  const { slug, rahman, hadi } = await addJudging(ctx)
  const { version } = await viewDraft(ctx, rahman, slug)
  await changeDraft(ctx, rahman, slug, version, (rules) =>
    changeStage(rules, 'proposal', (stage) => ({ ...stage, blind: true })),
  )
  await expect(requestRulesChange(ctx, hadi, slug, { reason: 'Tanpa nama' })).rejects.toMatchObject({
    name: 'StateError',
    reason: 'stage_blind_in_use',
  })
})

describe('cloning', () => {
  it('copies the rules in force without times into a draft of the same series', async () => {
    const { ctx, slug, rahman, tono, competition } = await useOpenCompetition()
    const copy = await cloneCompetition(ctx, rahman, slug, { name: RULES.name, year: 2027 })
    const { rules, competition: copied, problems } = await viewDraft(ctx, rahman, copy.slug)
    expect([copied.series_id, copied.cloned_from_id, copied.opened_at]).toEqual([
      competition.series_id,
      competition.id,
      null,
    ])
    expect(rules.stages[0]?.instrument).toEqual(RULES.stages[0]?.instrument)
    expect(problems.map(({ part, kind }) => `${part}:${kind}`)).toEqual([
      'submission:missing_closing',
      'stages:missing_closing',
    ])
    expect((await listOwnCompetitions(ctx, rahman)).map(({ slug: own }) => own)).toEqual([copy.slug, slug])
    expect(await listOwnCompetitions(ctx, tono)).toEqual([])
    await expect(cloneCompetition(ctx, tono, slug, { name: 'x', year: 2027 })).rejects.toMatchObject({
      name: 'NotFoundError',
    })
  })
})
