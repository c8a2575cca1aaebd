import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { Block, PrintedDocument } from '~/domain/documents'
import { CONTENT_TYPES, documentPart, footerPart, PACKAGE_RELATIONS, relations, STYLES } from './parts'
import { paragraph, run, table, words } from './xml'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/**
 * A document to be edited further, as OOXML (`.docx`): its words, tables and signature blocks. Pictures are left to the
 * PDF: whoever edits the text makes another document, which the code does not vouch for.
 */
export async function drawDocx(document: PrintedDocument): Promise<Buffer> {
  const zip = new ZipFile()
  const options = { mtime: new Date(document.createdAt), mode: 0o100644 }
  const parts: [path: string, xml: string][] = [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', PACKAGE_RELATIONS],
    ['word/_rels/document.xml.rels', relations()],
    ['word/styles.xml', STYLES],
    ['word/footer1.xml', footerPart(document)],
    ['word/document.xml', documentPart(bodyOf(document))],
  ]
  for (const [path, xml] of parts) zip.addBuffer(Buffer.from(xml), path, options)
  zip.end()
  return buffer(zip.outputStream)
}

function bodyOf({ letterhead, over, title, subtitle, blocks }: PrintedDocument): string {
  const lines = letterhead?.lines ?? []
  return [
    ...lines.map((line, index) =>
      words(line, { bold: index < 2, size: index < 2 ? 13 : 9.5, align: 'center', after: 0 }),
    ),
    over ? words(over, { muted: true }) : '',
    words(title, { style: 'Title', align: 'center', before: lines.length > 0 ? 18 : 0 }),
    subtitle ? words(subtitle, { align: 'center', after: 12 }) : '',
    ...blocks.map(blockXml),
  ].join('')
}

const draw: { [Kind in Block['kind']]: (block: Of<Kind>) => string } = {
  heading: ({ level, text }) => words(text, { style: `Heading${level}`, before: 10, keepNext: true }),
  paragraph: ({ text, tone }) =>
    text
      .split(/\n{2,}/)
      .map((part) => words(part, { muted: tone === 'muted' }))
      .join(''),
  facts: ({ items }) =>
    spaced(
      table(
        items.map(([term, description]) => [words(term, { after: 2 }), words(description, { after: 2 })]),
        { widths: [1, 2.4], ruled: false, head: false },
      ),
    ),
  table: ({ caption, head, rows, numeric = [], widths }) => {
    const cells = (texts: readonly string[], bold: boolean) =>
      texts.map((text, index) =>
        words(text, {
          bold,
          size: 9.5,
          after: 2,
          ...(numeric.includes(index) ? { align: 'right' as const } : {}),
        }),
      )
    const body = table([cells(head, true), ...rows.map((row) => cells(row, false))], {
      ...{ widths: widths ?? head.map(() => 1), ruled: true, head: true },
    })
    return `${caption ? words(caption, { bold: true, keepNext: true }) : ''}${spaced(body)}`
  },
  signatures: ({ lines }) => signerTable(lines.map((name) => ({ over: '', name }))),
  signers: ({ signers }) => signerTable(signers),
  'new-page': () => paragraph('', { breakBefore: true }),
  qr: ({ caption }) => words(caption, { muted: true }),
  bars: ({ title, bars }) =>
    [title, ...bars.map(({ label, text }) => `${label}: ${text}`)].map((text) => words(text)).join(''),
  picture: ({ alt, caption }) => words(caption ?? alt, { muted: true }),
  pictures: ({ items }) => items.map(({ caption }) => words(caption, { muted: true })).join(''),
}

/** Word joins tables that nothing stands between. */
const spaced = (xml: string) => `${xml}${paragraph('', { after: 0 })}`

function signerTable(signers: Of<'signers'>['signers']): string {
  const cells = signers.map(({ over, name, under }) =>
    [
      words(over || ' ', { after: 54, keepNext: true }),
      words(name, { bold: true, after: 0 }),
      under ? words(under, { size: 9 }) : '',
    ].join(''),
  )
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, index) => [
    cells[index * 2] ?? '',
    cells[index * 2 + 1] ?? paragraph(run('')),
  ])
  return spaced(table(rows, { widths: [1, 1], ruled: false, head: false }))
}

const blockXml = (block: Block): string => (draw[block.kind] as (block: Block) => string)(block)
