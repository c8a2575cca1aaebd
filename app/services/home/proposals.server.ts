import { listRunningCompetitions } from '#db/queries/dossiers'
import { listOwnProposals } from '#db/queries/proposals'
import { can, scope } from '~/domain/policy'
import { subjectOf } from '../competition-access.server'
import type { HomeItem, HomeSection } from '../home.server'
import { viewProposals } from '../proposal-pages.server'
import { currentRules } from '../rules.server'

/** Proposals that the actor's kecamatan have not sent yet. */
export const proposalsToSend: HomeSection = async (ctx, actor) => {
  if (!actor.grants.some(({ role }) => role === 'verifier')) return []
  const items: HomeItem[] = []
  for (const competition of await listRunningCompetitions(ctx.db)) {
    if (!can(actor, 'proposal.list', subjectOf(competition))) continue
    const { rules } = await currentRules(ctx.db, competition.id)
    if (rules.kecamatan?.way !== 'propose') continue
    const { slug, name } = competition
    const { kecamatan, open } = await viewProposals(ctx, actor, slug)
    for (const one of open ? kecamatan : []) {
      const subject = { ...subjectOf(competition), region: one.code }
      if (one.sent || one.checked === 0 || !can(actor, 'proposal.send', subject)) continue
      items.push({
        as: 'work',
        kind: 'proposal_to_send',
        params: { kecamatan: one.name, competition: name },
        href: `/kelola/${slug}/usulan/${one.code}`,
      })
    }
  }
  return items
}

/** Entries of the actor's team that its kecamatan does not propose. */
export const entriesNotProposed: HomeSection = async (ctx, actor) => {
  const rows = await listOwnProposals(ctx.db, scope('dossier.write', actor))
  return rows.map(({ dossier, title, kecamatan, competition }) => ({
    as: 'notice',
    tone: 'warning',
    kind: 'entry_not_proposed',
    params: { title, kecamatan, competition },
    href: `/berkas/${dossier}`,
  }))
}
