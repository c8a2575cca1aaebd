import type { Actor } from '~/domain/actors'
import type { Context } from '../context'
import { viewDossier, viewTeamBoard } from '../dossiers.server'
import type { HomeItem, HomeSection } from '../home.server'

/** A team's dossiers that are not sent, and competitions in which it has none yet. */
export const dossiersToWrite: HomeSection = async (ctx, actor) => {
  const { board, writes } = await viewTeamBoard(ctx, actor)
  if (!writes) return []
  const items: HomeItem[] = []
  for (const { slug, name, window, dossiers } of board) {
    if (window === 'open' && dossiers.length === 0)
      items.push({
        as: 'work',
        kind: 'dossier_to_start',
        params: { competition: name },
        href: `/tim#${slug}`,
      })
    for (const { uid, title, state } of dossiers) {
      if (state !== 'returned' && (state !== 'draft' || window !== 'open')) continue
      const step = await (state === 'returned' ? returnedStep(ctx, actor, uid) : nextStep(ctx, actor, uid))
      if (!step) continue
      const params = { title, competition: name }
      items.push({ as: 'work', kind: step.kind, params, href: `/berkas/${uid}${step.page}` })
    }
  }
  return items
}

/** Correcting, as long as there is time for it. */
async function returnedStep(ctx: Context, actor: Actor, uid: string) {
  const { overdue } = await viewDossier(ctx, actor, uid)
  return overdue ? null : { kind: 'dossier_returned', page: '' }
}

/** What a draft waits for from this person: writing, the release, or sending. */
async function nextStep(ctx: Context, actor: Actor, uid: string): Promise<{ kind: string; page: string }> {
  const { completeness, content, release, releaseWays, releaseRule } = await viewDossier(ctx, actor, uid)
  if (!completeness.complete || content.publishConsent === null) return { kind: 'dossier_draft', page: '' }
  if (release?.current) return { kind: 'dossier_to_submit', page: '/kirim' }
  if (releaseWays.account) return { kind: 'dossier_to_release', page: '/sahkan' }
  return { kind: releaseRule === 'statement' ? 'dossier_to_release' : 'dossier_draft', page: '' }
}
