import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { discardDraft } from '~/services/assignment-drafts.server'

export const loader = privateLoader((visit) =>
  done(`/kelola/${param(visit, 'slug')}/penugasan/${param(visit, 'stage')}/rancangan`),
)

/** Throws the stage's draft away. */
export const action = privateAction(async (visit) => {
  const place = { slug: param(visit, 'slug'), stage: param(visit, 'stage') }
  await discardDraft(visit.ctx, visit.actor, place, visit.once)
  return done(`/kelola/${place.slug}/penugasan/${place.stage}/rancangan`, 'draft_discarded')
})
