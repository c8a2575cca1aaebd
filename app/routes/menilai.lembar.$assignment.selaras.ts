import { answerSync } from '~/http/field-kit.server'
import { privateAction } from '~/http/handler.server'

/** Takes a sheet that a judge's device kept, a draft or a finished one, and says what became of it. */
export const action = privateAction(answerSync)
