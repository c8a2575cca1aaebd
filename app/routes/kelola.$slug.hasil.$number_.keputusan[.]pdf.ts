import { createReadStream } from 'node:fs'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { privateLoader } from '~/http/handler.server'
import { resultNumber } from '~/http/result-place.server'
import { findDecreeFile } from '~/services/result-pages.server'

/** The scan of the Keputusan as it was uploaded; always an attachment. */
export const loader = privateLoader(async (visit) => {
  const { path, name } = await findDecreeFile(visit.ctx, visit.actor, resultNumber(visit))
  return new Response(createReadableStreamFromReadable(createReadStream(path)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  })
})
