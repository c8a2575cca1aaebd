import { open } from 'node:fs/promises'
import { inputError } from '~/domain/errors'

/** A file streamed to disk by the request, not kept yet. */
export interface IncomingFile {
  name: string
  path: string
  size: number
  sha256: string
}

const TAIL = 2048

/**
 * Whether the bytes are those of a PDF: its mark at the very beginning, its end mark near the end. The name and
 * what the browser says of the type count for nothing.
 */
export async function isPdf({ path, size }: Pick<IncomingFile, 'path' | 'size'>): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(5)
    await file.read(head, 0, 5, 0)
    const tail = Buffer.alloc(Math.min(TAIL, size))
    await file.read(tail, 0, tail.length, size - tail.length)
    return head.toString('latin1') === '%PDF-' && tail.toString('latin1').includes('%%EOF')
  } finally {
    await file.close()
  }
}

/** @throws InputError `not_pdf` at that field */
export async function requirePdf(field: string, file: IncomingFile): Promise<void> {
  if (!(await isPdf(file))) throw inputError(field, 'not_pdf')
}
