import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFPageProxy } from 'pdfjs-dist'
import PDFDocument from 'pdfkit'
import { type BlindName, findNames } from '~/domain/blind/names'
import type { BlindPdf, BlindPdfOrder, MediaAnswer } from '~/services/media'

/** More pages than a proposal has; each is a picture of its own. */
export const MOST_PAGES = 60
/** Longest side of a drawn page in pixels: text of ten points stays readable. */
const LONGEST = 1600
/** Of 100. */
const QUALITY = 82

const FOLDER = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const inFolder = (name: string) => join(FOLDER, name) + sep

/** What a canvas of pdf.js is in Node. */
interface Canvas {
  toBuffer(type: 'image/jpeg', quality: number): Buffer
}
interface CanvasFactory {
  create(width: number, height: number): { canvas: Canvas; context: CanvasRenderingContext2D }
}

interface TextRun {
  str: string
  hasEOL: boolean
  transform: number[]
  width: number
  height: number
}

/**
 * Draws every page of a PDF as a picture and binds the pictures to a new PDF: no metadata, no hidden text, no
 * attachment, no script of the old one can be in it. Runs of text that hold a listed name are covered before; names in
 * pictures and scans are not found, and are for the organizer's eye.
 */
export async function renderBlindPdf({ path, names, to }: BlindPdfOrder): Promise<MediaAnswer<BlindPdf>> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const opening = getDocument({
    data: new Uint8Array(await readFile(path)),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    standardFontDataUrl: inFolder('standard_fonts'),
    cMapUrl: inFolder('cmaps'),
    cMapPacked: true,
    wasmUrl: inFolder('wasm'),
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await opening.promise
    if (document.numPages > MOST_PAGES) return { ok: false, problem: 'pdf_too_long' }
    const factory = document.canvasFactory as CanvasFactory
    const pages: DrawnPage[] = []
    for (let number = 1; number <= document.numPages; number++)
      pages.push(await drawPage(await document.getPage(number), factory, names))
    const bytes = await bind(pages)
    await writeFile(to, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const covered = pages.reduce((sum, page) => sum + page.covered, 0)
    return { ok: true, pages: pages.length, size: bytes.length, sha256, covered }
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    return { ok: false, problem: locked ? 'pdf_locked' : 'pdf_unreadable' }
  } finally {
    await opening.destroy()
  }
}

interface DrawnPage {
  picture: Buffer
  /** Points. */
  width: number
  height: number
  covered: number
}

async function drawPage(
  page: PDFPageProxy,
  factory: CanvasFactory,
  names: readonly BlindName[],
): Promise<DrawnPage> {
  const size = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: LONGEST / Math.max(size.width, size.height) })
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  context.fillStyle = '#fff'
  context.fillRect(0, 0, viewport.width, viewport.height)
  // Remarks and filled-in fields are no text of the page, so names in them would not be found: they are left out.
  const { AnnotationMode } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const annotationMode = AnnotationMode.DISABLE
  await page.render({ canvas: null, canvasContext: context, viewport, annotationMode }).promise
  const { items } = await page.getTextContent()
  const runs = items.filter((item): item is typeof item & TextRun => 'str' in item)
  const named = runsWithNames(runs, names)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = '#555'
  for (const run of named) {
    context.beginPath()
    for (const [x, y] of cornersOf(run)) {
      const [left = 0, top = 0] = viewport.convertToViewportPoint(x, y)
      context.lineTo(left, top)
    }
    context.fill()
  }
  page.cleanup()
  return {
    picture: canvas.toBuffer('image/jpeg', QUALITY),
    width: size.width,
    height: size.height,
    covered: named.length,
  }
}

/** Around a run of text with its descenders, in the page's own points, whichever way the text runs. */
function cornersOf({ transform, width, height }: TextRun): [number, number][] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform
  const tall = height || Math.hypot(c, d)
  const [along, up] = [unit(a, b), unit(c, d)]
  const corner = (x: number, y: number): [number, number] => [
    e + along[0] * x + up[0] * y,
    f + along[1] * x + up[1] * y,
  ]
  const [low, high] = [-0.3 * tall, 1.05 * tall]
  return [corner(-1, low), corner(width + 1, low), corner(width + 1, high), corner(-1, high)]
}

function unit(x: number, y: number): [number, number] {
  const length = Math.hypot(x, y) || 1
  return [x / length, y / length]
}

/** The runs of a page in which a name stands, also where it goes on from one run to the next. */
export function runsWithNames<Run extends Pick<TextRun, 'str' | 'hasEOL'>>(
  runs: readonly Run[],
  names: readonly BlindName[],
): Run[] {
  let text = ''
  const places = runs.map((run) => {
    const start = text.length
    text += run.str.normalize('NFC') + (run.hasEOL ? '\n' : '')
    return { run, start, end: text.length }
  })
  const found = findNames(text, names)
  return places
    .filter(({ start, end }) => found.some((name) => name.start < end && name.end > start))
    .map(({ run }) => run)
}

/** The pictures as a PDF that says nothing of when and with what it was made. */
function bind(pages: readonly DrawnPage[]): Promise<Buffer> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    info: { Producer: 'Sinilai', Creator: 'Sinilai', CreationDate: new Date(0) },
  })
  const pieces: Buffer[] = []
  const done = new Promise<Buffer>((finish, fail) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece))
    pdf.on('end', () => finish(Buffer.concat(pieces)))
    pdf.on('error', fail)
  })
  for (const { picture, width, height } of pages) {
    pdf.addPage({ size: [width, height], margin: 0 })
    pdf.image(picture, 0, 0, { width, height })
  }
  pdf.end()
  return done
}
