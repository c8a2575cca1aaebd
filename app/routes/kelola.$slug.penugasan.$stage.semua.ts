import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { assignAll } from '~/services/assignments.server'

export const loader = privateLoader((visit) =>
  done(`/kelola/${param(visit, 'slug')}/penugasan/${param(visit, 'stage')}`),
)

/** Assigns every judge to every entry that no conflict forbids. */
export const action = privateAction(async (visit) => {
  const [slug, stage] = [param(visit, 'slug'), param(visit, 'stage')]
  const { assigned } = await assignAll(visit.ctx, visit.actor, slug, stage, visit.once)
  return done(`/kelola/${slug}/penugasan/${stage}`, assigned > 0 ? 'assigned' : 'assigned_none')
})
