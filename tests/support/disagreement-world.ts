import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { changeRules } from '#tests/support/world-changes'
import { markField } from '~/domain/sheet-input'
import { submitSheet } from '~/services/scoresheets.server'

/** The rules of the world's stage say from where on judges disagree, and ask for a further one. */
const compare = (world: World, ctx: TestContext, sealed: boolean): Promise<void> =>
  changeRules(ctx, world, (rules) => ({
    ...rules,
    stages: rules.stages.map((stage) => ({
      ...stage,
      sealed,
      disagreement: { gap: '5', per: 'criterion' as const, third: true },
    })),
  }))

export const compareJudges = (world: World, ctx: TestContext) => compare(world, ctx, false)

/** The same in a sealed stage. */
export const compareSealed = (world: World, ctx: TestContext) => compare(world, ctx, true)

/** The same, and its two judges are far apart about the first entry. */
export async function disagree(world: World, ctx: TestContext): Promise<void> {
  await compareJudges(world, ctx)
  const texts: Record<string, string> = { [markField('kebaruan')]: '100', [markField('dampak')]: '20' }
  const { judge } = world.stage.own.assignments
  await submitSheet(ctx, world.cast.judge, judge.uid, {
    ...{ version: 1, revision: 0, changeReason: '' },
    typed: (field) => texts[field] ?? '',
  })
}
