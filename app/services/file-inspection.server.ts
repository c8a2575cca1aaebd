import { type FileHandle, open } from 'node:fs/promises'
import type { EvidenceType } from '~/domain/fields/form'
import { readImageSize } from './image-header.server'

/** What a file turned out to be by its bytes, or why it is refused; `problem` is a kind of `problems`. */
export type Inspection =
  | { ok: true; mediaType: EvidenceType; width: number | null; height: number | null }
  | { ok: false; problem: FileProblem }

export type FileProblem =
  | 'file_empty'
  | 'file_type'
  | 'file_heic'
  | 'file_office'
  | 'file_video'
  | 'file_mixed'
  | 'file_damaged'
  | 'image_too_large'

/** Largest picture: a phone with 108 million pixels still fits, a decompression bomb does not. */
export const MAX_PIXELS = 120_000_000
export const MAX_SIDE = 20_000

const HEAD = 4096
const TAIL = 66_000

const SIGNATURES: readonly [EvidenceType, (head: Buffer) => boolean][] = [
  ['application/pdf', (head) => /^%PDF-[12]\.\d/.test(head.toString('latin1', 0, 8))],
  ['image/jpeg', (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/png', (head) => head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  [
    'image/webp',
    (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  ],
]

/** Beginnings of pages, pictures with scripts and programs hidden in a file of another kind. */
const ACTIVE = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|\?php)\b/i
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1')
const OTHER_BEGINNINGS = /%PDF-|PK\x03\x04|Rar!\x1a|7z\xbc\xaf\x27\x1c/

/**
 * Decides by the bytes alone what an uploaded file is: name and declared type count for nothing. Pictures are
 * never decoded; their size is read from the header.
 */
export async function inspectFile(path: string): Promise<Inspection> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size === 0) return refuse('file_empty')
    const head = await readAt(file, 0, Math.min(HEAD, size))
    const tail = await readAt(file, Math.max(0, size - TAIL), Math.min(TAIL, size))
    const mediaType = SIGNATURES.find(([, matches]) => matches(head))?.[0]
    if (!mediaType) return refuse(nameOther(head))
    if (ACTIVE.test(head.toString('latin1')) || tail.includes(ZIP_END)) return refuse('file_mixed')
    if (OTHER_BEGINNINGS.test(head.toString('latin1', 5, 1024))) return refuse('file_mixed')
    return mediaType === 'application/pdf' ? inspectPdf(tail) : await inspectImage(file, size, mediaType)
  } finally {
    await file.close()
  }
}

/** Which of the kinds that people often try it is, so that the answer can say what to do. */
function nameOther(head: Buffer): FileProblem {
  const text = head.toString('latin1')
  const brand = text.slice(4, 8) === 'ftyp' ? text.slice(8, 12) : null
  if (brand !== null) return /^(hei|hev|mif|msf|avi)/.test(brand) ? 'file_heic' : 'file_video'
  const isOffice =
    text.startsWith('PK\x03\x04') && /\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(text)
  return isOffice || text.startsWith('\xd0\xcf\x11\xe0') ? 'file_office' : 'file_type'
}

function inspectPdf(tail: Buffer): Inspection {
  const end = tail.lastIndexOf('%%EOF')
  if (end === -1) return refuse('file_damaged')
  const after = tail.toString('latin1', end + 5)
  if (/[^\s\0]/.test(after)) return refuse('file_mixed')
  return { ok: true, mediaType: 'application/pdf', width: null, height: null }
}

async function inspectImage(
  file: FileHandle,
  size: number,
  mediaType: Exclude<EvidenceType, 'application/pdf'>,
): Promise<Inspection> {
  const image = await readImageSize((offset, length) => readAt(file, offset, length), size, mediaType)
  if (image === 'damaged') return refuse('file_damaged')
  if (image === 'mixed') return refuse('file_mixed')
  const { width, height } = image
  if (width === 0 || height === 0) return refuse('file_damaged')
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) return refuse('image_too_large')
  return { ok: true, mediaType, width, height }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, offset)
  return buffer.subarray(0, bytesRead)
}

const refuse = (problem: FileProblem): Inspection => ({ ok: false, problem })
