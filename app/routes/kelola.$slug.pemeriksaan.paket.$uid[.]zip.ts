import { createReadStream } from 'node:fs'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { done, param, privateLoader } from '~/http/handler.server'
import { attachment } from '~/services/file-names.server'
import { findPack } from '~/services/inspection/pack.server'

/** A finished pack, read from the file that its job wrote; one that is gone can be asked for again where the job stands. */
export const loader = privateLoader(async (visit) => {
  const file = await findPack(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'uid'))
  if (!file) return done(`/pekerjaan/${param(visit, 'uid')}`)
  return new Response(createReadableStreamFromReadable(createReadStream(file.path)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(file.size),
      'Content-Disposition': attachment(file.fileName),
      'Cache-Control': 'private, no-store, no-transform',
    },
  })
})
