import { done, param, publicAction } from '~/http/handler.server'
import { declineInvitation } from '~/services/invitations.server'

/** The invited kelurahan says that it does not take part. */
export const action = publicAction(async (visit) => {
  const token = param(visit, 'token')
  await declineInvitation(visit.ctx, token)
  return done(`/undangan/${token}`, 'declined')
})
