import { assignmentColumns } from '~/exports/assignments.server'
import { writeCsv } from '~/exports/csv.server'
import { param, privateLoader } from '~/http/handler.server'
import { listAssignmentLines } from '~/services/assignment-csv.server'

/** The stage's assignments as a table, for Excel in Indonesian or, with `?dialek=intl`, for programs. */
export const loader = privateLoader(async (visit) => {
  const stage = param(visit, 'stage')
  const rows = await listAssignmentLines(visit.ctx, visit.actor, { slug: param(visit, 'slug'), stage })
  const dialect = visit.url.searchParams.get('dialek') === 'intl' ? 'intl' : 'id'
  let text = ''
  for await (const chunk of writeCsv(assignmentColumns, rows, { dialect, zone: 'UTC' })) text += chunk
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="penugasan-${encodeURIComponent(stage)}-${dialect}.csv"`,
    },
  })
})
