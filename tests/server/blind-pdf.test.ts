import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { expect, it, onTestFinished } from 'vitest'
import { PDF } from '#tests/support/dossiers'
import { makePdf } from '#tests/support/media'
import { readPdf } from '#tests/support/pdf-text'
import type { BlindName } from '~/domain/blind/names'
import { renderBlindPdf, runsWithNames } from '~/server/workers/blind-pdf'

const NAMES: BlindName[] = [{ name: 'Nusa Jaya', kind: 'ward', mark: '[kelurahan]' }]

async function drawn(bytes: Uint8Array, names = NAMES) {
  const folder = mkdtempSync(join(tmpdir(), 'sinilai-blind-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [path, to] = [join(folder, 'asli.pdf'), join(folder, 'tanpa-nama.pdf')]
  await writeFile(path, bytes)
  return { answer: await renderBlindPdf({ path, names, to }), to }
}

type Pdf = InstanceType<typeof PDFDocument>

function pdfOf(draw: (pdf: Pdf) => void): Promise<Buffer> {
  const pdf = new PDFDocument({ size: [400, 400], margin: 0, info: { Author: 'Rina Marlina' } })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((finish) => pdf.on('end', () => finish(Buffer.concat(parts))))
  pdf.on('data', (part: Buffer) => parts.push(part))
  draw(pdf)
  pdf.end()
  return done
}

/** How dark the darkest point of a part of the first page is, 0 to 255; parts are shares of the page. */
async function darkest(
  to: string,
  left: number,
  top: number,
  width: number,
  height: number,
): Promise<number> {
  const text = (await readFile(to)).toString('latin1')
  const start = text.indexOf('\xff\xd8\xff')
  const jpeg = Buffer.from(text.slice(start, text.indexOf('endstream', start)), 'latin1')
  const size = 1600
  const area = { left: left * size, top: top * size, width: width * size, height: height * size }
  const { channels } = await sharp(await sharp(jpeg).greyscale().extract(area).toBuffer()).stats()
  return channels[0]?.min ?? 255
}

it('covers a name whichever way it runs, and leaves the rest', async () => {
  const bytes = await pdfOf((pdf) => {
    pdf.fontSize(20).text('Warga Nusa Jaya', 20, 20).text('Sampah dipilah', 20, 120)
    pdf.rotate(90, { origin: [300, 200] }).text('Nusa Jaya', 300, 200, { lineBreak: false })
  })
  const { answer, to } = await drawn(bytes)
  expect(answer).toMatchObject({ ok: true, pages: 1, covered: 2 })
  // The covering grey is 85; letters are black.
  expect(await darkest(to, 0, 0, 1, 0.25)).toBeGreaterThan(60)
  expect(await darkest(to, 0.5, 0.4, 0.5, 0.6)).toBeGreaterThan(60)
  expect(await darkest(to, 0, 0.25, 0.5, 0.25)).toBeLessThan(40)
  const { pages, info } = await readPdf(await readFile(to))
  expect(pages).toEqual([''])
  expect(JSON.stringify(info)).not.toContain('Rina')
})

it('draws no remarks and no filled-in fields, in which no name would be found', async () => {
  const bytes = await pdfOf((pdf) => {
    pdf.initForm()
    pdf.formText('lurah', 20, 20, 360, 60, { value: 'Nusa Jaya', fontSize: 30, borderColor: '#000000' })
  })
  const { answer, to } = await drawn(bytes)
  expect(answer).toMatchObject({ ok: true, covered: 0 })
  expect(await darkest(to, 0, 0, 1, 1)).toBe(255)
})

it('finds a name that goes on from one run to the next', () => {
  const run = (str: string, hasEOL = false) => ({ str, hasEOL })
  const runs = [run('Warga '), run('Nusa'), run(' ', true), run('Jaya bersih'), run('lain')]
  expect(runsWithNames(runs, NAMES)).toEqual(runs.slice(1, 4))
})

it('gives equal bytes for equal pages, that say nothing of the time', async () => {
  const first = await drawn(await makePdf(2))
  const second = await drawn(await makePdf(2))
  expect(first.answer).toEqual(second.answer)
})

it('says why it draws nothing', async () => {
  expect((await drawn(await makePdf(61))).answer).toEqual({ ok: false, problem: 'pdf_too_long' })
  expect((await drawn(await makePdf(1, 'rahasia'))).answer).toEqual({ ok: false, problem: 'pdf_locked' })
  expect((await drawn(Buffer.from('%PDF-1.4 rusak'))).answer).toEqual({
    ok: false,
    problem: 'pdf_unreadable',
  })
  expect((await drawn(PDF)).answer).toMatchObject({ ok: true, pages: 1, covered: 0 })
})
