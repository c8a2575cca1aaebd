import { privateLoader } from '~/http/handler.server'
import { exportOwnData } from '~/services/own-data.server'

/** Everything that is held on the person, as a file. */
export const loader = privateLoader(async ({ ctx, actor, request }) => {
  return new Response(await exportOwnData(ctx, actor, request.method === 'GET'), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="data-saya.json"',
      'Cache-Control': 'private, no-store',
    },
  })
})
