import { readFile } from 'node:fs/promises'
import type { MediaAnswer } from '~/services/media'

/** Opens a PDF and its first page; nothing in it is run, fetched or drawn. */
export async function readPdf(path: string): Promise<MediaAnswer<{ pages: number }>> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const bytes = await readFile(path)
  const opening = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
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
  }
}
