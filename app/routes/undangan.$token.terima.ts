import { parseForm } from '~/forms/parse'
import { acceptForm } from '~/forms/people'
import { done, param, privateAction } from '~/http/handler.server'
import { acceptInvitation } from '~/services/invitations.server'

/** Takes the role that a link gives with the account of the person who is logged in. */
export const action = privateAction(async (visit) => {
  const { role } = parseForm(acceptForm, visit.form.object())
  await acceptInvitation(visit.ctx, visit.actor, param(visit, 'token'), role, visit.once)
  return done('/beranda', 'joined')
})
