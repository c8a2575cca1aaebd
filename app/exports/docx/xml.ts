/*
 * WordprocessingML by hand: paragraphs, runs and tables, which is all that these documents are made of.
 */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

export interface RunStyle {
  bold?: boolean
  muted?: boolean
  /** Points. */
  size?: number
}

export interface ParagraphStyle extends RunStyle {
  /** Name of a style of `styles.xml`. */
  style?: string
  align?: 'right' | 'center'
  /** Space before and after, in points. */
  before?: number
  after?: number
  breakBefore?: boolean
  keepNext?: boolean
}

/** Lines of one run; a line break is `<w:br/>`. */
export function run(text: string, { bold, muted, size }: RunStyle = {}): string {
  const properties = [
    bold ? '<w:b/>' : '',
    muted ? '<w:color w:val="57534B"/>' : '',
    size ? `<w:sz w:val="${Math.round(size * 2)}"/>` : '',
  ].join('')
  const lines = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
    .join('<w:br/>')
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}${lines}</w:r>`
}

export function paragraph(content: string, style: ParagraphStyle = {}): string {
  const { before = 0, after = 6 } = style
  const properties = [
    style.style ? `<w:pStyle w:val="${style.style}"/>` : '',
    style.keepNext ? '<w:keepNext/>' : '',
    style.breakBefore ? '<w:pageBreakBefore/>' : '',
    `<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>`,
    style.align ? `<w:jc w:val="${style.align}"/>` : '',
  ].join('')
  return `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
}

export const words = (text: string, style: ParagraphStyle = {}): string => paragraph(run(text, style), style)

/** Width of the text of an A4 page with margins of 2.5 cm, in twentieths of a point. */
export const TEXT_WIDTH = 9070

/** @param rows cells of XML; the first row repeats on each page where `head` says so */
export function table(
  rows: readonly (readonly string[])[],
  { widths, ruled, head }: { widths: readonly number[]; ruled: boolean; head: boolean },
): string {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => Math.floor((TEXT_WIDTH * width) / total))
  const edge = ruled ? 'single' : 'nil'
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="${edge}" w:sz="4" w:space="0" w:color="808080"/>`)
    .join('')
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const body = rows.map((cells, index) => {
    const properties = `<w:cantSplit/>${head && index === 0 ? '<w:tblHeader/>' : ''}`
    const inner = cells.map(
      (cell, column) =>
        `<w:tc><w:tcPr><w:tcW w:w="${columns[column] ?? 0}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`,
    )
    return `<w:tr><w:trPr>${properties}</w:trPr>${inner.join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join('')}</w:tbl>`
}
