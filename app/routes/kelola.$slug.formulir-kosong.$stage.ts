import { blankFormColumns } from '~/exports/blank-form.server'
import { writeCsv } from '~/exports/csv.server'
import { param, privateLoader } from '~/http/handler.server'
import { listBlankForm } from '~/services/score-imports.server'

/** A blank form of the sheets that are not in yet, for Excel in Indonesian. */
export const loader = privateLoader(async (visit) => {
  const stage = param(visit, 'stage')
  const rows = await listBlankForm(visit.ctx, visit.actor, param(visit, 'slug'), stage)
  let text = ''
  for await (const chunk of writeCsv(blankFormColumns, rows, { dialect: 'id', zone: 'UTC' })) text += chunk
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="formulir-${encodeURIComponent(stage)}.csv"`,
    },
  })
})
