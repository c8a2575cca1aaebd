import { privateLoader } from '~/http/handler.server'
import { resultNumber } from '~/http/result-place.server'
import { readSignedResult } from '~/services/result-pages.server'

/** The signature of a frozen result as OpenSSL reads it. */
export const loader = privateLoader(async (visit) => {
  const { slug, number, signature } = await readSignedResult(visit.ctx, visit.actor, resultNumber(visit))
  return new Response(Buffer.from(signature, 'base64'), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="hasil-${slug}-${number}.sig"`,
    },
  })
})
