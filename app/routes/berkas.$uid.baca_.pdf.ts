import { dossierDocument } from '~/exports/documents/dossier.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { pdfResponse } from '~/http/pdf.server'
import { viewDossier } from '~/services/dossiers.server'
import { readDossier } from '~/services/revisions.server'

/** The dossier as it stands, as a file to print: a draft says that it is one. */
export const loader = privateLoader(async ({ ctx, actor, context, ...visit }) => {
  const uid = param(visit, 'uid')
  const { competition, revisions } = await viewDossier(ctx, actor, uid)
  const reading = await readDossier(ctx, actor, uid)
  const code = revisions.find(({ uid: revision }) => revision === reading.revision?.uid)?.code ?? null
  const printing = {
    ...{ reading, code, now: ctx.now().toISOString() },
    ...{ competition: competition.name, zone: competition.zone },
  }
  const document = dossierDocument(printing, readLocale(context.cookies, actor))
  return pdfResponse(await ctx.compute.drawPdf(document), reading.content.title)
})
