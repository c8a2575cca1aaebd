import { createReadStream } from 'node:fs'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { NotFoundError } from '~/domain/errors'
import { writeCompanion } from '~/exports/companion.server'
import { isExportName } from '~/exports/index.server'
import { param, privateLoader } from '~/http/handler.server'
import { askedScope } from '~/http/scope.server'
import { writeExportFile } from '~/services/export-files.server'

const COMPANION = '-keterangan'

/** A table, or what stands beside it: written to a temporary file first, so that no snapshot waits for the client. */
export const loader = privateLoader(async ({ ctx, actor, url, params, request }) => {
  const asked = param({ params }, 'name')
  const isCompanion = asked.endsWith(COMPANION)
  const name = isCompanion ? asked.slice(0, -COMPANION.length) : asked
  if (!isExportName(name)) throw new NotFoundError('export')
  const file = await writeExportFile(ctx, actor, {
    slug: param({ params }, 'slug'),
    name,
    scope: askedScope(url.searchParams),
    dialect: url.searchParams.get('dialek') === 'intl' ? 'intl' : 'id',
    chosenColumns: true,
    record: !isCompanion && request.method === 'GET',
  })
  const parts = [name, file.competition.slug, file.scope.stage, file.scope.category, file.scope.kecamatan]
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${parts.filter(Boolean).join('-')}${isCompanion ? COMPANION : ''}.csv"`,
    'Cache-Control': 'private, no-store',
  }
  if (isCompanion) {
    const text = await writeCompanion(name, file).finally(file.discard)
    return new Response(text, { headers })
  }
  const stream = createReadStream(file.path)
  stream.once('close', () => void file.discard())
  return new Response(createReadableStreamFromReadable(stream), { headers })
})
