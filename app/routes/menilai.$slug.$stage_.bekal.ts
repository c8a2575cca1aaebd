import { loadFieldStage } from '~/http/field-kit.server'
import { privateLoader } from '~/http/handler.server'

/** What a judge's device needs of a stage to score without a signal. */
export const loader = privateLoader(loadFieldStage)
