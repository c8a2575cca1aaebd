import { listApprovals } from '#db/queries/approvals'
import { listAllCompetitions } from '#db/queries/competitions'
import { listScoreImports } from '#db/queries/score-imports'
import { can } from '~/domain/policy'
import { decidingPermission } from '../approval-requests.server'
import type { HomeItem, HomeSection } from '../home.server'

/** Requests and paper sheets that wait for a second person, which the actor may be. */
export const waitingForSecondPerson: HomeSection = async (ctx, actor) => {
  const items: HomeItem[] = []
  for (const { id, slug, name, year, host_region: hostRegion } of await listAllCompetitions(ctx.db)) {
    const add = (kind: string, n: number, page: string) => {
      const params = { n, competition: `${name} ${year}` }
      if (n > 0) items.push({ as: 'work', kind, params, href: `/kelola/${slug}/${page}` })
    }
    if (can(actor, 'approval.decide', { id, hostRegion })) {
      const rows = await listApprovals(ctx.db, id)
      const waiting = rows.filter(
        ({ act, decision, requested_by }) =>
          decision === null &&
          requested_by !== actor.id &&
          can(actor, decidingPermission(act), { id, hostRegion }),
      )
      add('approvals_waiting', waiting.length, 'persetujuan')
    }
    if (can(actor, 'scores.confirm', { id, hostRegion })) {
      const rows = await listScoreImports(ctx.db, id)
      const waiting = rows.filter((row) => row.state === 'waiting' && row.entered_by !== actor.id)
      add('paper_waiting', waiting.length, 'lembar-kertas')
    }
  }
  return items
}
