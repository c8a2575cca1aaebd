import type { PrintedDocument } from '~/domain/documents'
import { run } from './xml'

/* The parts of an OOXML package beside its text. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/></Types>`

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`

const relationsOf = (inner: string) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`

export const PACKAGE_RELATIONS = relationsOf(relation('rId1', 'officeDocument', 'word/document.xml'))

export const relations = () =>
  relationsOf(relation('rId1', 'styles', 'styles.xml') + relation('rId2', 'footer', 'footer1.xml'))

const style = (id: string, name: string, size: number, level: number | null) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${
    level === null ? '' : `<w:outlineLvl w:val="${level}"/>`
  }</w:pPr><w:rPr><w:b/><w:sz w:val="${size * 2}"/></w:rPr></w:style>`

export const STYLES = `${XML}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${style(
  'Title',
  'Title',
  16,
  null,
)}${style('Heading2', 'heading 2', 13, 0)}${style('Heading3', 'heading 3', 11, 1)}</w:styles>`

export const documentPart = (body: string) =>
  `${XML}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`

const field = (name: string) => `<w:fldSimple w:instr=" ${name} ">${run('1', { size: 8.5 })}</w:fldSimple>`

/** What it is, and which page of how many. */
export function footerPart({ footer, pageWords }: Pick<PrintedDocument, 'footer' | 'pageWords'>): string {
  const pieces = pageWords
    .split(/(\{page\}|\{pages\})/)
    .map((piece) =>
      piece === '{page}'
        ? field('PAGE')
        : piece === '{pages}'
          ? field('NUMPAGES')
          : run(piece, { size: 8.5 }),
    )
  return `${XML}<w:ftr xmlns:w="${W}"><w:p>${run(`${footer} · `, { size: 8.5 })}${pieces.join('')}</w:p></w:ftr>`
}
