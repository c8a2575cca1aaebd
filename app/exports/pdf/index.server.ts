import type { PrintedDocument } from '~/domain/documents'
import { drawBlock } from './blocks.server'
import { asDrawable } from './figures.server'
import { drawLetterhead } from './official.server'
import { MUTED, openPdf, setFooters, setText } from './page.server'

/**
 * Draws a document as PDF 1.7: A4, real text in embedded fonts, tagged (PDF/UA), with page numbers. Equal documents
 * give equal bytes.
 */
export async function drawPdf(document: PrintedDocument): Promise<Buffer> {
  const blocks = await Promise.all(document.blocks.map(asDrawable))
  const pdf = openPdf(document)
  const pieces: Buffer[] = []
  const done = new Promise<Buffer>((finish, fail) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece))
    pdf.on('end', () => finish(Buffer.concat(pieces)))
    pdf.on('error', fail)
  })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const { over, title, subtitle, letterhead } = document
  if (letterhead) drawLetterhead(pdf, root, letterhead)
  if (over) root.add(pdf.struct('P', {}, () => setText(pdf, over, { color: MUTED, gap: 2 })))
  root.add(pdf.struct('H1', {}, () => setText(pdf, title, { font: 'strong', size: 20, gap: 4 })))
  if (subtitle) root.add(pdf.struct('P', {}, () => setText(pdf, subtitle, { color: MUTED, gap: 12 })))
  for (const block of blocks) drawBlock(pdf, root, block)
  root.end()
  setFooters(pdf, document)
  pdf.end()
  return done
}
