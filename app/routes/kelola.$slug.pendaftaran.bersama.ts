import { done, param, privateAction } from '~/http/handler.server'
import { setSharedRegistration } from '~/services/registrations.server'

/** Opens or closes the shared registration page. */
export const action = privateAction(async (visit) => {
  const slug = param(visit, 'slug')
  const open = visit.form.text('open') === 'yes'
  await setSharedRegistration(visit.ctx, visit.actor, slug, open)
  return done(`/kelola/${slug}/undangan`, open ? 'shared_on' : 'shared_off')
})
