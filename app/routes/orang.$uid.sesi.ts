import { done, param, privateAction } from '~/http/handler.server'
import { endPersonSessions } from '~/services/sessions.server'

/** Logs a person out on every device. */
export const action = privateAction(async (visit) => {
  const uid = param(visit, 'uid')
  await endPersonSessions(visit.ctx, visit.actor, uid)
  return done(`/orang/${uid}`, 'sessions_ended')
})
