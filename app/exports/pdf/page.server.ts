import PDFDocument from 'pdfkit'
import type { PrintedDocument } from '~/domain/documents'
import { FONTS, type FontName } from './fonts.server'
import { type Covers, splitRuns } from './runs.server'

export type Pdf = InstanceType<typeof PDFDocument>
export type Parent = ReturnType<Pdf['struct']>

/** The types know the subsets for archives only. */
const PDF_UA = { subset: 'PDF/UA' } as object

/** Points; A4 is 595 × 842. */
const MARGIN = 56
const FOOT = 64
export const INK = '#1b1b18'
export const MUTED = '#57534b'
export const LINE = '#cfc8ba'

/** An empty tagged PDF in the document's language, A4, with its fonts. */
export function openPdf({ title, language, createdAt, footer }: PrintedDocument): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
    bufferPages: true,
    pdfVersion: '1.7',
    ...PDF_UA,
    lang: language === 'en' ? 'en' : 'id-ID',
    tagged: true,
    displayTitle: true,
    info: { Title: title, Subject: footer, Producer: 'Sinilai', CreationDate: new Date(createdAt) },
  })
  for (const [name, path] of Object.entries(FONTS)) pdf.registerFont(name, path)
  return pdf
}

interface Drawn {
  font: FontName
  /** With a method of fontkit's fonts that its types leave out. */
  _font: { font: { hasGlyphForCodePoint(code: number): boolean } }
}

const coverage = (pdf: Pdf, name: FontName): Covers => {
  pdf.font(name)
  const { font } = (pdf as unknown as Drawn)._font
  return (code) => font.hasGlyphForCodePoint(code)
}

interface Setting {
  font?: Exclude<FontName, 'emoji'>
  size?: number
  color?: string
  gap?: number
  width?: number
}

/** Sets text at the present place, signs of other fonts included. */
export function setText(pdf: Pdf, text: string, setting: Setting = {}): void {
  const { font = 'text', size = 10.5, color = INK, gap = 6, width } = setting
  const runs = splitRuns(text, coverage(pdf, font), coverage(pdf, 'emoji'))
  pdf.fontSize(size).fillColor(color)
  runs.forEach((run, index) => {
    pdf.font(run.font === 'main' ? font : 'emoji')
    pdf.text(run.text, { continued: index < runs.length - 1, lineGap: 2, ...(width ? { width } : {}) })
  })
  pdf.font(font)
  pdf.y += gap
}

/** The same text with signs that only another font has left out, where one font must do (cells). */
export function inOneFont(pdf: Pdf, text: string, font: Exclude<FontName, 'emoji'>): string {
  return splitRuns(text, coverage(pdf, font), () => false)
    .map((run) => run.text)
    .join('')
}

/** What is left of the page, in points. */
export const spaceLeft = (pdf: Pdf): number => pdf.page.height - FOOT - pdf.y

export const textWidth = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN

/** Foot of every page: what it is, and which page of how many. Not read out as content. */
export function setFooters(pdf: Pdf, { footer, pageWords }: PrintedDocument): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let index = start; index < start + count; index++) {
    pdf.switchToPage(index)
    const words = pageWords.replace('{page}', String(index + 1)).replace('{pages}', String(count))
    const y = pdf.page.height - FOOT + 22
    pdf.page.margins.bottom = 0
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf
      .moveTo(MARGIN, y - 6)
      .lineTo(pdf.page.width - MARGIN, y - 6)
      .lineWidth(0.5)
      .stroke(LINE)
    pdf.font('text').fontSize(8.5).fillColor(MUTED)
    const line = inOneFont(pdf, footer, 'text')
    pdf.text(line, MARGIN, y, { width: textWidth(pdf) - 90, height: 22, ellipsis: true })
    pdf.text(words, pdf.page.width - MARGIN - 90, y, { width: 90, align: 'right', lineBreak: false })
    pdf.endMarkedContent()
  }
}
