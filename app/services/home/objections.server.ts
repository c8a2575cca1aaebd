import { countOpenObjections } from '#db/queries/objections'
import { can } from '~/domain/policy'
import { subjectOf } from '../competition-of.server'
import type { HomeSection } from '../home.server'

/** Objections that wait for the actor's decision, by competition. */
export const objectionsToAnswer: HomeSection = async (ctx, actor) => {
  const rows = await countOpenObjections(ctx.db)
  return rows
    .filter((row) => can(actor, 'objection.answer', subjectOf(row)))
    .map(({ slug, name, year, count }) => ({
      as: 'work',
      kind: 'objections_to_answer',
      params: { n: count, competition: `${name} ${year}` },
      href: `/kelola/${slug}/sanggahan`,
    }))
}
