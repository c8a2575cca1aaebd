import { attendanceDocument } from '~/exports/documents/attendance.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { pdfResponse } from '~/http/pdf.server'
import { viewAttendance } from '~/services/attendance.server'

/** The attendance list of a meeting, to print and to sign. */
export const loader = privateLoader(async (visit) => {
  const { ctx, actor, context } = visit
  const number = Number(param(visit, 'number'))
  const attendance = await viewAttendance(ctx, actor, param(visit, 'slug'), number)
  const document = attendanceDocument(attendance, ctx.now().toISOString(), readLocale(context.cookies, actor))
  return pdfResponse(await ctx.compute.drawPdf(document), `daftar-hadir-${attendance.meeting.title}`)
})
