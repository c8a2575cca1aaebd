import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { putEntries } from '~/services/stage-entries.server'

export const loader = privateLoader((visit) =>
  done(`/kelola/${param(visit, 'slug')}/penugasan/${param(visit, 'stage')}`),
)

/** Puts every entry that was handed in into the stage. */
export const action = privateAction(async (visit) => {
  const [slug, stage] = [param(visit, 'slug'), param(visit, 'stage')]
  await putEntries(visit.ctx, visit.actor, slug, stage, 'all', visit.once)
  return done(`/kelola/${slug}/penugasan/${stage}`, 'entries_put')
})
