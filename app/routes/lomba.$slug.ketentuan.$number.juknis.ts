import { createReadStream } from 'node:fs'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { param, publicLoader } from '~/http/handler.server'
import { findJuknisFile } from '~/services/public-competitions.server'

/** The juknis as it was uploaded; always an attachment. */
export const loader = publicLoader(async (visit) => {
  const { path, name } = await findJuknisFile(visit.ctx, param(visit, 'slug'), param(visit, 'number'))
  return new Response(createReadableStreamFromReadable(createReadStream(path)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  })
})
