import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import { NotFoundError } from '~/domain/errors'
import type { OpenSession } from '~/http/session.server'
import type { Context } from '~/services/context'
import { attachment } from '~/services/file-names.server'
import { findEvidenceFile } from '~/services/revisions.server'

/**
 * Hands out one piece of evidence: always as an attachment, of the type its bytes have, in a sandbox of its
 * own. Browsers show pictures in a page all the same.
 */
export function sendEvidence(ctx: Context): RequestHandler {
  return async (request, response, next) => {
    const session: OpenSession | null = response.locals['session'] ?? null
    if (!session) return response.redirect(303, `/masuk?${new URLSearchParams({ ke: request.originalUrl })}`)
    try {
      const file = await findEvidenceFile(ctx, session.actor, request.params['uid'] ?? '')
      response.status(200).set({
        'Content-Type': file.mediaType,
        'Content-Length': String(file.size),
        'Content-Disposition': attachment(file.fileName),
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store, no-transform',
      })
      if (request.method === 'HEAD') return response.end()
      await pipeline(createReadStream(file.path), response)
    } catch (error) {
      if (response.headersSent) return response.destroy()
      if (!(error instanceof NotFoundError)) return next(error)
      response.status(404).type('text/plain').send('404\n')
    }
  }
}
