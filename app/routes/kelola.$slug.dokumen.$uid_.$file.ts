import { createReadStream } from 'node:fs'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { param, privateLoader } from '~/http/handler.server'
import { findDocumentFile } from '~/services/documents.server'

/** A file of a document as it is kept; always an attachment. */
export const loader = privateLoader(async (visit) => {
  const place = { slug: param(visit, 'slug'), uid: param(visit, 'uid'), file: param(visit, 'file') }
  const { path, mediaType, fileName } = await findDocumentFile(visit.ctx, visit.actor, place)
  return new Response(createReadableStreamFromReadable(createReadStream(path)), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  })
})
