import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addResultWorld, announceBy, closeMeetingOf, decreeBy, freezeBy } from '#tests/support/results'
import { NotFoundError } from '~/domain/errors'
import type { PublishedPart } from '~/domain/rules'
import { viewPublicCompetition } from '~/services/public-competitions.server'
import { viewPublishedResult, viewPublishedResults } from '~/services/public-results.server'
import { transact } from '~/services/transact.server'
import { verifyCode } from '~/services/verification.server'

/** Result no. 1 of the stage, decreed; the rules publish so much of it. */
async function decreed(show?: PublishedPart) {
  const ctx = await useTestContext()
  const world = await addResultWorld(ctx, {
    rules: (rules) => ({ ...rules, ...(show && { publication: { show } }) }),
  })
  await closeMeetingOf(ctx, world)
  const number = await freezeBy(ctx, world.sari, world.chair, world)
  const place = { slug: world.slug, number }
  await decreeBy(ctx, world.sari, world.chair, place, {})
  return { ctx, world, place }
}

const announced = async (show?: PublishedPart) => {
  const made = await decreed(show)
  const { ctx, world, place } = made
  await announceBy(ctx, world.sari, world.chair, place, { date: '2026-05-03', embargo: '2026-05-03T10:00' })
  return made
}

it('shows nothing before the minute of the embargo in the competition’s zone, then who goes on', async () => {
  const { ctx, world, place } = await announced()
  ctx.setNow('2026-05-03T02:59:59.999Z')
  await expect(viewPublishedResult(ctx, place)).rejects.toThrow(NotFoundError)
  await expect(viewPublishedResults(ctx, world.slug)).rejects.toThrow(NotFoundError)
  expect((await viewPublicCompetition(ctx, world.slug)).hasResults).toBe(false)
  ctx.setNow('2026-05-03T03:00:00.000Z')
  const { shown, result } = await viewPublishedResult(ctx, place)
  expect(shown.onward.map(({ ward }) => ward).toSorted()).toEqual(['Karawaci', 'Sukarasa'])
  expect([shown.show, shown.ranking, result.correctedBy]).toEqual(['winners', null, null])
  expect((await viewPublishedResults(ctx, world.slug)).results).toMatchObject([
    { number: 1, correctedBy: null },
  ])
  expect((await viewPublicCompetition(ctx, world.slug)).hasResults).toBe(true)
})

it.each([
  ['ranking', ''],
  ['marks', '90.00'],
] as const)('publishes %s as the rules say', async (show, total) => {
  const { ctx, place } = await announced(show)
  ctx.setNow('2026-05-03T03:00:00.000Z')
  const { shown } = await viewPublishedResult(ctx, place)
  const [first] = shown.ranking?.lists[0]?.ranked ?? []
  expect([first?.regionName, first?.rank, first?.total.text]).toEqual(['Karawaci', 1, total])
  const said = JSON.stringify(shown)
  for (const judge of ['Wati', 'Budi', 'Hadi']) expect(said).not.toContain(judge)
  expect(said.includes('90.00')).toBe(show === 'marks')
})

it('tells whoever has a code whether it is genuine and current, and whether a file is the one', async () => {
  const { ctx, world, place } = await announced()
  const { code, subject } = await ctx.db
    .selectFrom('document_code')
    .select(['code', 'subject'])
    .where('kind', '=', 'result')
    .executeTakeFirstOrThrow()
  const { id, sha256 } = await ctx.db
    .selectFrom('official_result')
    .select(['id', 'sha256'])
    .where('uid', '=', subject)
    .executeTakeFirstOrThrow()
  const hash = async (typed: string, compared: string | null) =>
    (await verifyCode(ctx, typed, compared)).match
  expect((await verifyCode(ctx, code.toLowerCase().replaceAll('-', ' '), null)).found).toMatchObject({
    ...{ kind: 'result', number: place.number, published: false, corrected: false },
  })
  expect([await hash(code, sha256), await hash(code, 'a'.repeat(64)), await hash(code, null)]).toEqual([
    'snapshot',
    'none',
    null,
  ])
  await expect(verifyCode(ctx, '0000-0000-0000', null)).rejects.toThrow(NotFoundError)

  const [generated, signed] = ['1'.repeat(64), '2'.repeat(64)]
  const at = ctx.now().toISOString()
  const act = { type: 'competition.changed', competition: world.competition.uid } as const
  const addDocument = (own: string, replaces: number | null = null) =>
    transact(ctx, world.sari, act, async (tx, record) => {
      for (const sha256 of [generated, signed])
        await tx
          .insertInto('blob')
          .values({ sha256, size: 1, media_type: 'application/pdf', created_at: at })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      const document = await record.insert('document', {
        ...{ competition_id: world.competition.id, type: 'minutes', subject: 'proposal', number: '12/BA' },
        ...{ official_result_id: id, generated_sha256: generated, signed_sha256: signed, created_at: at },
        replaces_id: replaces,
      })
      await record.insert('document_code', {
        ...{ code: own, kind: 'document', subject: document.uid },
        ...{ competition_id: world.competition.id, created_at: at },
      })
      return document.id
    })
  const first = await addDocument('AAAA-BBBB-CCCC')
  expect([await hash('AAAA-BBBB-CCCC', generated), await hash('AAAA-BBBB-CCCC', signed)]).toEqual([
    'generated',
    'signed',
  ])
  expect((await verifyCode(ctx, 'AAAA-BBBB-CCCC', null)).found).toMatchObject({ replaced: false })
  await addDocument('AAAA-BBBB-DDDD', first)
  expect((await verifyCode(ctx, 'AAAA-BBBB-CCCC', null)).found).toMatchObject({ replaced: true })
  expect((await verifyCode(ctx, 'AAAA-BBBB-DDDD', null)).found).toMatchObject({ replaced: false })
  await freezeBy(ctx, world.sari, world.chair, world, 'Salah baca')
  expect((await verifyCode(ctx, 'AAAA-BBBB-DDDD', null)).found).toMatchObject({ corrected: true })
})
