import { viewTeamBoard } from '../dossiers.server'
import type { HomeItem, HomeSection } from '../home.server'

/** A team's dossiers that are not sent, and competitions in which it has none yet. */
export const dossiersToWrite: HomeSection = async (ctx, actor) => {
  const { board, writes } = await viewTeamBoard(ctx, actor)
  if (!writes) return []
  return board.flatMap(({ slug, name, window, dossiers }): HomeItem[] => {
    if (window === 'open' && dossiers.length === 0)
      return [{ as: 'work', kind: 'dossier_to_start', params: { competition: name }, href: `/tim#${slug}` }]
    return dossiers
      .filter(({ state }) => state === 'returned' || (state === 'draft' && window === 'open'))
      .map(({ uid, title, state }) => ({
        as: 'work',
        kind: state === 'returned' ? 'dossier_returned' : 'dossier_draft',
        params: { title, competition: name },
        href: `/berkas/${uid}`,
      }))
  })
}
