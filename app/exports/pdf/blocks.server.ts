import type { Block, Matrix } from '~/domain/documents'
import { drawBars, drawPictures } from './figures.server'
import { drawSigners } from './official.server'
import {
  INK,
  inOneFont,
  LINE,
  MUTED,
  type Parent,
  type Pdf,
  setText,
  spaceLeft,
  textWidth,
} from './page.server'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>
type Draw = { [Kind in Block['kind']]: (pdf: Pdf, parent: Parent, block: Of<Kind>) => void }

/** A heading is not left alone at the foot of a page. */
const WITH_HEADING = 80
const QR_SIZE = 110
const LEAST_PICTURE = 120

const draw: Draw = {
  heading(pdf, parent, { level, text }) {
    if (spaceLeft(pdf) < WITH_HEADING + 40) pdf.addPage()
    pdf.y += level === 2 ? 10 : 4
    parent.add(
      pdf.struct(`H${level}`, {}, () =>
        setText(pdf, text, { font: 'strong', size: level === 2 ? 14 : 11.5 }),
      ),
    )
  },

  paragraph(pdf, parent, { text, tone }) {
    for (const part of text.split(/\n{2,}/))
      parent.add(pdf.struct('P', {}, () => setText(pdf, part, tone === 'muted' ? { color: MUTED } : {})))
  },

  facts(pdf, parent, { items }) {
    const list = pdf.struct('L')
    parent.add(list)
    for (const [term, description] of items) {
      if (spaceLeft(pdf) < 40) pdf.addPage()
      const item = pdf.struct('LI')
      list.add(item)
      item.add(pdf.struct('Lbl', {}, () => setText(pdf, term, { color: MUTED, size: 9, gap: 0 })))
      item.add(pdf.struct('LBody', {}, () => setText(pdf, description)))
      item.end()
    }
    list.end()
  },

  table(pdf, parent, { caption, head, rows, numeric = [], widths }) {
    if (spaceLeft(pdf) < WITH_HEADING) pdf.addPage()
    if (caption !== '')
      parent.add(pdf.struct('Caption', {}, () => setText(pdf, caption, { font: 'strong', size: 10, gap: 2 })))
    const total = widths?.reduce((sum, width) => sum + width, 0) ?? head.length
    const available = textWidth(pdf)
    pdf.fontSize(9.5).fillColor(INK)
    const cells = (texts: readonly string[], font: 'text' | 'strong') =>
      texts.map((text) => ({
        text: inOneFont(pdf, text, font),
        font: { src: font, size: 9.5 },
        type: font === 'strong' ? ('TH' as const) : ('TD' as const),
      }))
    pdf.font('text')
    const tagged = { structParent: parent } as object
    pdf.table({
      ...tagged,
      columnStyles: head.map((_, index) => ({
        width: (available * (widths?.[index] ?? 1)) / total,
        padding: 4,
        borderColor: LINE,
        border: { top: 0, right: 0, bottom: 0.5, left: 0 },
        align: { x: numeric.includes(index) ? ('right' as const) : ('left' as const), y: 'top' as const },
      })),
      data: [cells(head, 'strong'), ...rows.map((row) => cells(row, 'text'))],
    })
    pdf.x = pdf.page.margins.left
    pdf.y += 10
  },

  picture(pdf, parent, { bytes, alt, caption }) {
    if (spaceLeft(pdf) < LEAST_PICTURE + 30) pdf.addPage()
    const fit: [number, number] = [textWidth(pdf), Math.min(300, spaceLeft(pdf) - 30)]
    parent.add(pdf.struct('Figure', { alt }, () => void pdf.image(Buffer.from(bytes), { fit })))
    pdf.y += 4
    if (caption) parent.add(pdf.struct('Caption', {}, () => setText(pdf, caption, { color: MUTED, size: 9 })))
  },

  pictures: drawPictures,
  bars: drawBars,

  signatures(pdf, parent, { lines }) {
    if (spaceLeft(pdf) < 120) pdf.addPage()
    const width = textWidth(pdf) / lines.length
    const [left, top] = [pdf.x, pdf.y + 16]
    lines.forEach((line, index) => {
      const x = left + index * width
      const rule = top + 70
      pdf.markContent('Artifact')
      pdf
        .moveTo(x, rule)
        .lineTo(x + width - 24, rule)
        .lineWidth(0.5)
        .stroke(INK)
      pdf.endMarkedContent()
      pdf.x = x
      pdf.y = rule + 4
      parent.add(pdf.struct('P', {}, () => setText(pdf, line, { size: 9, color: MUTED, width: width - 24 })))
    })
    pdf.x = left
  },

  signers: drawSigners,

  'new-page'(pdf) {
    pdf.addPage()
  },

  qr(pdf, parent, { matrix, alt, caption }) {
    if (spaceLeft(pdf) < QR_SIZE + 30) pdf.addPage()
    parent.add(pdf.struct('Figure', { alt }, () => drawMatrix(pdf, matrix)))
    parent.add(pdf.struct('Caption', {}, () => setText(pdf, caption, { color: MUTED, size: 9 })))
  },
}

function drawMatrix(pdf: Pdf, { size, data }: Matrix): void {
  const { x, y } = pdf
  const step = QR_SIZE / size
  data.forEach((dark, index) => {
    if (dark) pdf.rect(x + (index % size) * step, y + Math.floor(index / size) * step, step, step)
  })
  pdf.fill('#000000')
  pdf.y = y + QR_SIZE + 6
}

export function drawBlock(pdf: Pdf, parent: Parent, block: Block): void {
  const drawOf = draw[block.kind] as (pdf: Pdf, parent: Parent, block: Block) => void
  drawOf(pdf, parent, block)
}
