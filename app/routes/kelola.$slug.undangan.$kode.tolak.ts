import { done, param, privateAction } from '~/http/handler.server'
import { markDeclined } from '~/services/ward-invitations.server'

/** Notes that a kelurahan does not take part. */
export const action = privateAction(async (visit) => {
  const slug = param(visit, 'slug')
  const code = param(visit, 'kode')
  await markDeclined(visit.ctx, visit.actor, slug, code)
  return done(`/kelola/${slug}/undangan/${code}`, 'declined_marked')
})
