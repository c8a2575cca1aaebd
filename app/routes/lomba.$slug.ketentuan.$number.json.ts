import { param, publicLoader } from '~/http/handler.server'
import { readPublicRulesJson } from '~/services/public-competitions.server'

/** The canonical bytes of a rules sheet, so that anybody can compute its hash. */
export const loader = publicLoader(async (visit) => {
  const slug = param(visit, 'slug')
  const number = param(visit, 'number')
  return new Response(await readPublicRulesJson(visit.ctx, slug, number), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="ketentuan-${slug}-${Number(number)}.json"`,
    },
  })
})
