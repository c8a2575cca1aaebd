import { done, param, privateAction } from '~/http/handler.server'
import { setDisabled } from '~/services/people.server'

/** Disables or enables an account. */
export const action = privateAction(async (visit) => {
  const uid = param(visit, 'uid')
  const disabled = visit.form.text('state') === 'disabled'
  await setDisabled(visit.ctx, visit.actor, uid, disabled)
  return done(`/orang/${uid}`, disabled ? 'person_disabled' : 'person_enabled')
})
