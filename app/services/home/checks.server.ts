import { countChecks } from '../check-queue.server'
import type { HomeSection } from '../home.server'

/** Submitted dossiers that wait for the actor's check, by competition. */
export const dossiersToCheck: HomeSection = async (ctx, actor) => {
  const waiting = await countChecks(ctx, actor)
  return waiting.map(({ slug, name, year, count }) => ({
    as: 'work',
    kind: 'dossiers_to_check',
    params: { n: count, competition: `${name} ${year}` },
    href: `/kelola/${slug}/antrean`,
  }))
}
