import { receiptDocument } from '~/exports/documents/receipt.server'
import { param, publicLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { pdfResponse } from '~/http/pdf.server'
import { drawQr } from '~/services/qr.server'
import { readReceipt } from '~/services/receipts.server'

/** The receipt as a file to keep and print. */
export const loader = publicLoader(async ({ ctx, actor, context, ...visit }) => {
  const receipt = await readReceipt(ctx, param(visit, 'code'))
  const locale = readLocale(context.cookies, actor)
  const document = receiptDocument(receipt, drawQr(receipt.address), locale)
  return pdfResponse(await ctx.compute.drawPdf(document), `tanda-terima-${receipt.code}`)
})
