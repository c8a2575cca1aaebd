import { NotFoundError } from '~/domain/errors'
import { publicLoader } from '~/http/handler.server'

/** Shows, as the error page, what an action without a page of its own refused; by itself it is no page. */
export const loader = publicLoader(({ context }) => {
  throw context.refusal ?? new NotFoundError('page')
})

export default function RefusalPage() {
  return null
}
