import { listAllCompetitions } from '#db/queries/competitions'
import { listReissuedLinks } from '#db/queries/invitations'
import { can } from '~/domain/policy'
import { lineageOf } from '~/domain/regions'
import type { Context } from '../context'
import type { HomeItem, HomeSection } from '../home.server'

const RECENT = 30 * 86_400_000
const since = (ctx: Context) => new Date(ctx.now().getTime() - RECENT).toISOString()

async function recentLinks(ctx: Context, competition: { id: number; host_region: string }) {
  const hostRegions = lineageOf(competition.host_region)
  const rows = await listReissuedLinks(ctx.db, { id: competition.id, hostRegions })
  return rows.filter(({ created_at }) => created_at >= since(ctx))
}

const isOpen = ({ opened_at, archived_at }: { opened_at: string | null; archived_at: string | null }) =>
  opened_at !== null && archived_at === null

/** Somebody made a new link for this judge's or chair's account within the last thirty days. */
export const ownLinkNotices: HomeSection = async (ctx, actor) => {
  if (!actor.grants.some(({ role }) => role === 'judge' || role === 'chair' || role === 'deputy')) return []
  const items = new Map<string, HomeItem>()
  for (const competition of (await listAllCompetitions(ctx.db)).filter(isOpen))
    for (const link of await recentLinks(ctx, competition))
      if (link.person_id === actor.id)
        items.set(link.uid, {
          as: 'notice',
          tone: 'warning',
          kind: 'own_link_reissued',
          params: { at: link.created_at, by: link.creator ?? 'Sinilai' },
        })
  return [...items.values()]
}

/** How many such links there were, for those who watch over a competition. */
export const reissuedLinkNotices: HomeSection = async (ctx, actor) => {
  const items: HomeItem[] = []
  for (const competition of (await listAllCompetitions(ctx.db)).filter(isOpen)) {
    if (!can(actor, 'reissued_links.view', { id: competition.id, hostRegion: competition.host_region }))
      continue
    const links = new Set((await recentLinks(ctx, competition)).map(({ uid }) => uid))
    if (links.size > 0)
      items.push({
        as: 'notice',
        tone: 'info',
        kind: 'links_reissued',
        params: { n: links.size, competition: `${competition.name} ${competition.year}` },
        href: `/kelola/${competition.slug}/tautan-baru`,
      })
  }
  return items
}
