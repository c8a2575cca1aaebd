import sharp from 'sharp'
import type { Block } from '~/domain/documents'
import { INK, MUTED, type Parent, type Pdf, setText, spaceLeft, textWidth } from './page.server'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

const ACCENT = '#0c5a54'
const BEFORE = '#80786a'
const COLUMNS = 3
const GAP = 12
const PICTURE = 104
const CAPTION = 26
const BAR = { label: 70, figure: 120, thick: 9, line: 15 }

/** PDF knows no WebP: such pictures are turned into JPEG before anything is drawn. */
export async function asDrawable(block: Block): Promise<Block> {
  if (block.kind !== 'pictures') return block
  const items = await Promise.all(
    block.items.map(async (item) => {
      const isWebp = Buffer.from(item.bytes.subarray(8, 12)).toString('latin1') === 'WEBP'
      return isWebp ? { ...item, bytes: await sharp(item.bytes).jpeg({ quality: 82 }).toBuffer() } : item
    }),
  )
  return { ...block, items }
}

/** Three pictures in a row, each a figure with its caption. */
export function drawPictures(pdf: Pdf, parent: Parent, { items }: Of<'pictures'>): void {
  const width = (textWidth(pdf) - GAP * (COLUMNS - 1)) / COLUMNS
  const left = pdf.x
  for (let start = 0; start < items.length; start += COLUMNS) {
    if (spaceLeft(pdf) < PICTURE + CAPTION) pdf.addPage()
    const top = pdf.y
    for (const [column, { bytes, alt, caption }] of items.slice(start, start + COLUMNS).entries()) {
      const x = left + column * (width + GAP)
      const place = {
        fit: [width, PICTURE] as [number, number],
        align: 'center' as const,
        valign: 'center' as const,
      }
      parent.add(pdf.struct('Figure', { alt }, () => void pdf.image(Buffer.from(bytes), x, top, place)))
      pdf.x = x
      pdf.y = top + PICTURE + 3
      const shown = [...caption].length > 60 ? `${[...caption].slice(0, 59).join('')}…` : caption
      parent.add(
        pdf.struct('Caption', {}, () => setText(pdf, shown, { color: MUTED, size: 8, width, gap: 0 })),
      )
    }
    pdf.x = left
    pdf.y = top + PICTURE + CAPTION + 6
  }
}

/** Bars with their words to the left and their figures to the right; the title, words and figures are read out. */
export function drawBars(pdf: Pdf, parent: Parent, { title, bars, note }: Of<'bars'>): void {
  if (spaceLeft(pdf) < 30 + bars.length * BAR.line) pdf.addPage()
  const longest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE)
  const room = textWidth(pdf) - BAR.label - BAR.figure - 2 * GAP
  const left = pdf.x
  const said = bars.map(({ label, text }) => `${label}: ${text}`).join('; ')
  parent.add(pdf.struct('P', {}, () => setText(pdf, title, { font: 'strong', size: 10, gap: 2 })))
  const figure = pdf.struct('Figure', { alt: `${title}. ${said}` }, () => {
    for (const { label, value, text, strong } of bars) {
      const y = pdf.y
      const length = Math.max(1, (Math.max(0, value) / longest) * room)
      pdf.rect(left + BAR.label + GAP, y + 2, room, BAR.thick).fill('#f1ece2')
      pdf.rect(left + BAR.label + GAP, y + 2, length, BAR.thick).fill(strong ? ACCENT : BEFORE)
      setText(pdf, label, { color: MUTED, size: 9, width: BAR.label, gap: 0 })
      pdf.x = left + BAR.label + 2 * GAP + room
      pdf.y = y
      setText(pdf, text, { color: INK, size: 9, width: BAR.figure, font: strong ? 'strong' : 'text', gap: 0 })
      pdf.x = left
      pdf.y = Math.max(pdf.y, y + BAR.line)
    }
  })
  parent.add(figure)
  if (note) parent.add(pdf.struct('P', {}, () => setText(pdf, note, { color: MUTED, size: 9 })))
  pdf.x = left
  pdf.y += 6
}
