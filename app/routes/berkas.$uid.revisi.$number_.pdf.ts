import { dossierDocument } from '~/exports/documents/dossier.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { pdfResponse } from '~/http/pdf.server'
import { readPictures } from '~/services/picture-bytes.server'
import { findEvidenceThumbnail, readRevisionNumber } from '~/services/revisions.server'

/** A revision as a file to keep and print. */
export const loader = privateLoader(async ({ ctx, actor, context, ...visit }) => {
  const number = Number(param(visit, 'number'))
  const revision = await readRevisionNumber(ctx, actor, param(visit, 'uid'), number)
  const { content } = revision.reading
  const pictures = await readPictures(content.evidence, ({ uid }) => findEvidenceThumbnail(ctx, actor, uid))
  const printing = { ...revision, pictures, now: ctx.now().toISOString() }
  const document = dossierDocument(printing, readLocale(context.cookies, actor))
  return pdfResponse(await ctx.compute.drawPdf(document), `${content.title}-${number}`)
})
