import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openTestContext } from '#tests/support/context'
import { addJudging, sheet } from '#tests/support/judging'
import { saveDraft, submitSheet } from '~/services/scoresheets.server'

interface Model {
  version: number
  draft: string | null
  revisions: string[]
}

const step = fc.record({
  act: fc.constantFrom('draft' as const, 'send' as const),
  kebaruan: fc.constantFrom('', '10', '20'),
  dampak: fc.constantFrom('', '30'),
  /** How far behind the page is that sends it. */
  stale: fc.constantFrom(0, 0, 0, 1),
  reason: fc.constantFrom('', 'Alasan'),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const textOf = ({ kebaruan, dampak }: Step) =>
  `{${[dampak && `"dampak":${dampak}`, kebaruan && `"kebaruan":${kebaruan}`].filter(Boolean).join(',')}}`

/** What must happen, in a few plain lines: the outcome and the state after it. */
function expected(model: Model, move: Step): 'kept' | 'refused' {
  const text = textOf(move)
  const full = move.kebaruan !== '' && move.dampak !== ''
  if (move.act === 'send') {
    if (!full) return 'refused'
    const last = model.revisions.at(-1)
    if (last !== undefined && (last === text || move.reason === '')) return 'refused'
  }
  const fresh = move.stale === 0 || model.version === 0
  if (!fresh && text !== model.draft) return 'refused'
  if (fresh) model.version++
  model.draft = text
  if (move.act === 'send') model.revisions.push(text)
  return 'kept'
}

it('keeps exactly what a simple model keeps, whatever is saved and sent in whatever order', async () => {
  const ctx = await openTestContext()
  try {
    const world = await addJudging(ctx)
    const uid = await world.assignment('wati', 'karawaci')
    const model: Model = { version: 0, draft: null, revisions: [] }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (moves) => {
        for (const move of moves) {
          const page = {
            version: Math.max(0, model.version - move.stale),
            revision: model.revisions.length,
            changeReason: move.reason,
          }
          const typed = sheet({ kebaruan: move.kebaruan, dampak: move.dampak }, page)
          const work = move.act === 'draft' ? saveDraft : submitSheet
          const outcome = await work(ctx, world.wati, uid, typed).then(
            () => 'kept',
            () => 'refused',
          )
          expect([move, outcome]).toEqual([move, expected(model, move)])
        }
        const draft = await ctx.db.selectFrom('scoresheet').select(['marks', 'version']).executeTakeFirst()
        const sent = await ctx.db
          .selectFrom('scoresheet_revision')
          .select('marks')
          .orderBy('number')
          .execute()
        expect({
          version: draft?.version ?? 0,
          draft: draft?.marks ?? null,
          revisions: sent.map(({ marks }) => marks),
        }).toEqual(model)
      }),
      { numRuns: 40, seed: 7, endOnFailure: true },
    )
  } finally {
    await ctx.close()
  }
})
