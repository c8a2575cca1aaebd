import { type FileHandle, open } from 'node:fs/promises'
import type { MediaAnswer } from '~/services/media'

type Pdfjs = typeof import('pdfjs-dist')

/** Opens a PDF and its first page, reading only what that takes; nothing in it is run, fetched or drawn. */
export async function readPdf(path: string): Promise<MediaAnswer<{ pages: number }>> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const file = await open(path, 'r')
  const opening = pdfjs.getDocument({
    range: rangesOf(pdfjs, file, (await file.stat()).size),
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const document = await opening.promise
    await document.getPage(1)
    return { ok: true, pages: document.numPages }
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    return { ok: false, problem: locked ? 'pdf_locked' : 'pdf_unreadable' }
  } finally {
    await opening.destroy()
    await file.close()
  }
}

/** The file as parts that are read when they are asked for: twenty megabytes of photos need not be in memory. */
function rangesOf(
  { PDFDataRangeTransport }: Pick<Pdfjs, 'PDFDataRangeTransport'>,
  file: FileHandle,
  size: number,
) {
  class Ranges extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      const bytes = new Uint8Array(end - begin)
      file.read(bytes, 0, bytes.length, begin).then(
        () => this.onDataRange(begin, bytes),
        () => this.onDataRange(begin, null),
      )
    }
  }
  return new Ranges(size, null)
}
