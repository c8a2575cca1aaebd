import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addResultWorld, closeMeetingOf, freezeBy, readSnapshot } from '#tests/support/results'
import { followsFromItself } from '~/domain/results/recompute'

it('freezes what two people agree on', async () => {
  const ctx = await useTestContext()
  const world = await addResultWorld(ctx)
  await closeMeetingOf(ctx, world)
  const number = await freezeBy(ctx, world.sari, world.chair, world)
  const snapshot = await readSnapshot(ctx, number)
  expect(followsFromItself(snapshot)).toBe(true)
})
