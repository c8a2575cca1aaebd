import { privateLoader } from '~/http/handler.server'
import { resultNumber } from '~/http/result-place.server'
import { readSignedResult } from '~/services/result-pages.server'

/** The very bytes of a frozen result that were hashed and signed. */
export const loader = privateLoader(async (visit) => {
  const { slug, number, text } = await readSignedResult(visit.ctx, visit.actor, resultNumber(visit))
  return new Response(text, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="hasil-${slug}-${number}.json"`,
    },
  })
})
