import { dossierDocument } from '~/exports/documents/dossier.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { pdfResponse } from '~/http/pdf.server'
import { readBlindPreview } from '~/services/blind-confirmation.server'
import { findPreviewFile } from '~/services/blind-downloads.server'
import { readPictures } from '~/services/picture-bytes.server'

/** The file that judges of a blind stage get of a dossier, for whoever checks it first. */
export const loader = privateLoader(async (visit) => {
  const { ctx, actor, context } = visit
  const place = { slug: param(visit, 'slug'), revision: param(visit, 'revision') }
  const { reading, competition, label, checkedAt } = await readBlindPreview(
    ctx,
    actor,
    place.slug,
    place.revision,
  )
  const pictures = await readPictures(reading.content.evidence, ({ uid }) =>
    findPreviewFile(ctx, actor, { ...place, piece: uid, small: true }),
  )
  const printing = {
    ...{ reading, pictures, competition: competition.name, zone: competition.zone, code: null },
    ...{ label: label ?? '', unconfirmed: checkedAt === null, now: ctx.now().toISOString() },
  }
  const document = dossierDocument(printing, readLocale(context.cookies, actor))
  return pdfResponse(await ctx.compute.drawPdf(document), label ?? reading.content.title)
})
