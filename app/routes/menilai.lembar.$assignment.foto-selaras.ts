import { privateAction } from '~/http/handler.server'
import { answerPhoto } from '~/http/visit.server'

/** Takes a photo that a judge's device kept, and says what became of it. */
export const action = privateAction(answerPhoto)
