import { paperFormsDocument } from '~/exports/documents/paper-forms.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { pdfResponse } from '~/http/pdf.server'
import { listPaperForms } from '~/services/score-imports.server'

/** Score sheets of those that are not in yet, to fill in with a pen. */
export const loader = privateLoader(async ({ ctx, actor, context, ...visit }) => {
  const stage = param(visit, 'stage')
  const forms = await listPaperForms(ctx, actor, param(visit, 'slug'), stage)
  const now = ctx.now().toISOString()
  const document = paperFormsDocument(forms, now, readLocale(context.cookies, actor))
  return pdfResponse(await ctx.compute.drawPdf(document), `lembar-penilaian-${stage}`)
})
