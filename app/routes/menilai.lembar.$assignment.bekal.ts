import { loadFieldSheet } from '~/http/field-kit.server'
import { privateLoader } from '~/http/handler.server'

/** What a judge's device needs of one entry to score it without a signal. */
export const loader = privateLoader(loadFieldSheet)
