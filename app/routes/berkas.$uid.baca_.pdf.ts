import { dossierDocument } from '~/exports/documents/dossier.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { pdfResponse } from '~/http/pdf.server'
import { readPictures } from '~/services/picture-bytes.server'
import { findEvidenceThumbnail, readCurrent } from '~/services/revisions.server'

/** The dossier as it stands, as a file to print: a draft says that it is one. */
export const loader = privateLoader(async ({ ctx, actor, context, ...visit }) => {
  const current = await readCurrent(ctx, actor, param(visit, 'uid'))
  const { content } = current.reading
  const pictures = await readPictures(content.evidence, ({ uid }) => findEvidenceThumbnail(ctx, actor, uid))
  const printing = { ...current, pictures, now: ctx.now().toISOString() }
  const document = dossierDocument(printing, readLocale(context.cookies, actor))
  return pdfResponse(await ctx.compute.drawPdf(document), content.title)
})
