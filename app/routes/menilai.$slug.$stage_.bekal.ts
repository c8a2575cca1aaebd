import { nameCarrier } from '~/http/device-account.server'
import { loadFieldStage } from '~/http/field-kit.server'
import { privateLoader } from '~/http/handler.server'

/** What a judge's device needs of a stage to score without a signal. */
export const loader = privateLoader(async (visit) => {
  const stage = await loadFieldStage(visit)
  nameCarrier(visit.context, visit.actor)
  return stage
})
