import { inputError } from '~/domain/errors'
import { done, param, privateAction } from '~/http/handler.server'
import { moveEvidence } from '~/services/evidence-order.server'

/** The buttons beside each piece post here; there is no page. */
export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  const to = form.text('to')
  if (to !== 'up' && to !== 'down') throw inputError('to', 'invalid')
  await moveEvidence(visit.ctx, visit.actor, { uid, evidence: param(visit, 'evidence'), to }, once)
  return done(`/berkas/${uid}/bukti#b-${param(visit, 'evidence')}`)
})
