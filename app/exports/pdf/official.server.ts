import type { Block, PrintedDocument } from '~/domain/documents'
import { INK, type Parent, type Pdf, setText, spaceLeft, textWidth } from './page.server'

const LOGO = 62
const SIGNERS_IN_ROW = 2
const ROOM_TO_SIGN = 58
const SIGNER_HEIGHT = 130
const GAP = 24

/** The kop: logo to the left, the lines of the office beside it, a double rule under both. */
export function drawLetterhead(
  pdf: Pdf,
  parent: Parent,
  { lines, logo }: NonNullable<PrintedDocument['letterhead']>,
): void {
  const left = pdf.page.margins.left
  const top = pdf.y
  const room = textWidth(pdf)
  if (logo) {
    const place = { fit: [LOGO, LOGO] as [number, number] }
    parent.add(
      pdf.struct('Figure', { alt: lines[0] ?? 'Logo' }, () => {
        pdf.image(Buffer.from(logo), left, top, place)
      }),
    )
  }
  const beside = logo ? LOGO + 14 : 0
  pdf.x = left + beside
  pdf.y = top
  lines.forEach((line, index) => {
    const isHead = index < 2
    parent.add(
      pdf.struct('P', {}, () =>
        setText(pdf, line, {
          ...(isHead ? { font: 'strong' as const } : {}),
          ...{ size: isHead ? 13 : 9.5, gap: 1, width: room - beside },
        }),
      ),
    )
  })
  pdf.x = left
  pdf.y = Math.max(pdf.y, logo ? top + LOGO : pdf.y) + 6
  const rule = pdf.y
  pdf.markContent('Artifact')
  for (const [offset, width] of [
    [0, 1.6],
    [3, 0.6],
  ] as const)
    pdf
      .moveTo(left, rule + offset)
      .lineTo(left + room, rule + offset)
      .lineWidth(width)
      .stroke(INK)
  pdf.endMarkedContent()
  pdf.y = rule + 18
}

/** Two signers in a row; a row is never torn apart by the end of a page. */
export function drawSigners(
  pdf: Pdf,
  parent: Parent,
  { signers }: Extract<Block, { kind: 'signers' }>,
): void {
  const left = pdf.page.margins.left
  const width = (textWidth(pdf) - GAP) / SIGNERS_IN_ROW
  for (let start = 0; start < signers.length; start += SIGNERS_IN_ROW) {
    if (spaceLeft(pdf) < SIGNER_HEIGHT) pdf.addPage()
    const top = pdf.y + 8
    let bottom = top
    signers.slice(start, start + SIGNERS_IN_ROW).forEach(({ over, name, under }, column) => {
      pdf.x = left + column * (width + GAP)
      pdf.y = top
      parent.add(pdf.struct('P', {}, () => setText(pdf, over, { gap: ROOM_TO_SIGN, width })))
      parent.add(pdf.struct('P', {}, () => setText(pdf, name, { font: 'strong', gap: 0, width })))
      if (under) parent.add(pdf.struct('P', {}, () => setText(pdf, under, { size: 9, gap: 0, width })))
      bottom = Math.max(bottom, pdf.y)
    })
    pdf.x = left
    pdf.y = bottom + 8
  }
}
