import { listCompetitions } from '#db/queries/competitions'
import { scope } from '~/domain/policy'
import type { HomeItem, HomeSection } from '../home.server'
import { listWards } from '../ward-board.server'

/** Kelurahan that have not been invited yet, and those that have not opened their link. */
export const competitionsWithoutTeams: HomeSection = async (ctx, actor) => {
  if (!actor.grants.some(({ role }) => role === 'organizer' || role === 'verifier')) return []
  const items: HomeItem[] = []
  for (const competition of await listCompetitions(ctx.db, scope('invitation_board.view', actor))) {
    if (competition.archived_at) continue
    const wards = (await listWards(ctx, ctx.db, actor, competition)).filter(({ mayInvite }) => mayInvite)
    for (const [kind, state] of [
      ['wards_to_invite', 'not_invited'],
      ['wards_unopened', 'unopened'],
    ] as const) {
      const n = wards.filter((ward) => ward.state === state).length
      if (n > 0)
        items.push({
          as: 'work',
          kind,
          params: { n, competition: `${competition.name} ${competition.year}` },
          href: `/kelola/${competition.slug}/undangan?keadaan=${state}`,
        })
    }
  }
  return items
}
