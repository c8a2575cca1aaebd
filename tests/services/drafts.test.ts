import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTestContext, useTestContext } from '#tests/support/context'
import { addDossierWorld, startDraft } from '#tests/support/dossiers'
import { viewDraft } from '~/services/dossiers.server'
import { readFieldHistory, saveFields } from '~/services/drafts.server'

const edit = (field: string, typed: string, base: number) => ({ field, typed, base })

describe('saving fields', () => {
  it('merges different fields of two writers and gives both texts of the same field', async () => {
    const ctx = await useTestContext()
    const { drafter, colleague } = await addDossierWorld(ctx)
    const { uid } = await startDraft(ctx, drafter)
    const save = (actor: typeof drafter, edits: ReturnType<typeof edit>[]) =>
      saveFields(ctx, actor, { uid, edits, locale: 'id' })
    await save(drafter, [edit('summary', 'dari Sari', 0), edit('group', 'umum', 0)])
    const { outcomes } = await save(colleague, [
      edit('summary', 'dari Budi', 0),
      edit('beneficiaries', '1.250', 0),
      edit('group', '', 0),
    ])
    expect(outcomes).toEqual([
      {
        field: 'summary',
        outcome: 'clash',
        version: 1,
        theirs: 'dari Sari',
        mine: 'dari Budi',
        by: 'sari',
        at: '2026-03-02T03:00:00.000Z',
      },
      { field: 'beneficiaries', outcome: 'saved', version: 1 },
      { field: 'group', outcome: 'unchanged', version: 1 },
    ])
    const { values } = await viewDraft(ctx, drafter, uid)
    expect(Object.fromEntries(Object.entries(values).map(([code, { value }]) => [code, value]))).toEqual({
      title: 'Bank sampah RW 03',
      summary: 'dari Sari',
      group: 'umum',
      beneficiaries: '1250',
    })
    expect(await save(colleague, [edit('summary', 'dari Sari dan Budi', 1)])).toMatchObject({
      outcomes: [{ field: 'summary', outcome: 'saved', version: 2 }],
    })
  })

  it('keeps what came after the closing minute, apart from the draft', async () => {
    const ctx = await useTestContext()
    const { drafter } = await addDossierWorld(ctx)
    const { uid } = await startDraft(ctx, drafter)
    ctx.setNow('2026-03-31T16:59:59.999Z')
    const inTime = await saveFields(ctx, drafter, { uid, edits: [edit('summary', 'tepat', 0)], locale: 'id' })
    expect(inTime.outcomes).toEqual([{ field: 'summary', outcome: 'saved', version: 1 }])
    ctx.setNow('2026-03-31T17:00:00.000Z')
    const late = await saveFields(ctx, drafter, { uid, edits: [edit('summary', 'lewat', 1)], locale: 'id' })
    expect(late.outcomes).toEqual([{ field: 'summary', outcome: 'late', version: 1, mine: 'lewat' }])
    const history = await readFieldHistory(ctx, drafter, { uid, field: 'summary' })
    expect(history.map(({ value, accepted, late: isLate }) => [value, accepted, isLate])).toEqual([
      ['tepat', true, false],
      ['lewat', false, true],
    ])
    expect((await viewDraft(ctx, drafter, uid)).values['summary']?.value).toBe('tepat')
  })

  it('saves nothing when one field is not of the form, and hides the dossier from other teams', async () => {
    const ctx = await useTestContext()
    const { drafter, otherTeam, verifier, otherVerifier } = await addDossierWorld(ctx)
    const { uid } = await startDraft(ctx, drafter)
    const edits = [edit('summary', 'teks', 0)]
    await expect(
      saveFields(ctx, drafter, { uid, edits: [...edits, edit('lain', 'x', 0)], locale: 'id' }),
    ).rejects.toThrow('unknown_field')
    for (const actor of [otherTeam, otherVerifier])
      await expect(saveFields(ctx, actor, { uid, edits, locale: 'id' })).rejects.toMatchObject({
        name: 'NotFoundError',
      })
    await expect(saveFields(ctx, verifier, { uid, edits, locale: 'id' })).rejects.toMatchObject({
      name: 'ForbiddenError',
    })
    expect(Object.keys((await viewDraft(ctx, drafter, uid)).values)).toEqual(['title'])
  })

  it('keeps what was typed where it cannot be read', async () => {
    const ctx = await useTestContext()
    const { drafter } = await addDossierWorld(ctx)
    const { uid } = await startDraft(ctx, drafter)
    await saveFields(ctx, drafter, {
      uid,
      edits: [edit('beneficiaries', 'kira-kira seribu', 0)],
      locale: 'id',
    })
    expect((await viewDraft(ctx, drafter, uid)).values['beneficiaries']?.value).toBe('kira-kira seribu')
  })
})

it('never loses a text, whoever writes from whichever page at once', async () => {
  const fields = ['summary', 'title'] as const
  // Each step: who, which field, and how many versions behind their page is.
  const step = fc.record({
    writer: fc.constantFrom('drafter' as const, 'colleague' as const),
    field: fc.constantFrom(...fields),
    behind: fc.nat({ max: 2 }),
  })
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(rounds, async (plan) => {
      const ctx = await openTestContext()
      try {
        const world = await addDossierWorld(ctx)
        const { uid } = await startDraft(ctx, world.drafter)
        const written: Record<string, string[]> = { summary: [], title: ['Bank sampah RW 03'] }
        let count = 0
        for (const round of plan) {
          const { values } = await viewDraft(ctx, world.drafter, uid)
          const saved = await Promise.all(
            round.map(async ({ writer, field, behind }) => {
              const typed = `teks ke-${++count}`
              written[field]?.push(typed)
              const base = Math.max(0, (values[field]?.version ?? 0) - behind)
              const { outcomes } = await saveFields(ctx, world[writer], {
                uid,
                edits: [edit(field, typed, base)],
                locale: 'id',
              })
              return { field, typed, outcome: outcomes[0] }
            }),
          )
          // Of those who wrote one field from the same page, one at most is taken over; the others are told.
          for (const field of fields) {
            const mine = saved.filter((result) => result.field === field)
            expect(mine.filter(({ outcome }) => outcome?.outcome === 'saved').length).toBeLessThanOrEqual(1)
            for (const { typed, outcome } of mine)
              if (outcome?.outcome === 'clash') expect(outcome.mine).toBe(typed)
          }
        }
        for (const field of fields) {
          const history = await readFieldHistory(ctx, world.drafter, { uid, field })
          expect(history.map(({ value }) => value).sort()).toEqual([...(written[field] ?? [])].sort())
          const accepted = history.filter((row) => row.accepted)
          expect(accepted.at(-1)?.value ?? '').toBe(
            (await viewDraft(ctx, world.drafter, uid)).values[field]?.value ?? '',
          )
        }
      } finally {
        await ctx.close()
      }
    }),
    { numRuns: 12 },
  )
})
