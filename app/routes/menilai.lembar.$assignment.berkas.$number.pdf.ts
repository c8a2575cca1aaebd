import { NotFoundError } from '~/domain/errors'
import { dossierDocument } from '~/exports/documents/dossier.server'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { pdfResponse } from '~/http/pdf.server'
import { loadJudged } from '~/http/sheet.server'
import { findJudgeFile } from '~/services/blind-downloads.server'
import { readPictures } from '~/services/picture-bytes.server'
import { findEvidenceThumbnail } from '~/services/revisions.server'

/** A dossier that a judge scores, as a file to print: without names where the stage is blind. */
export const loader = privateLoader(async (visit) => {
  const { ctx, actor, context } = visit
  const { uid, label, competition, zone, dossiers } = await loadJudged(visit)
  const number = param(visit, 'number')
  const reading = dossiers[Number(number) - 1]
  if (!reading) throw new NotFoundError('dossier')
  const place = { assignment: uid, number, small: true }
  const pictures = await readPictures(reading.content.evidence, (item) =>
    reading.blind
      ? findJudgeFile(ctx, actor, { ...place, piece: item.uid })
      : findEvidenceThumbnail(ctx, actor, item.uid),
  )
  const printing = { reading, competition, zone, label, pictures, code: null, now: ctx.now().toISOString() }
  const document = dossierDocument(printing, readLocale(context.cookies, actor))
  return pdfResponse(await ctx.compute.drawPdf(document), reading.blind ? label : reading.content.title)
})
