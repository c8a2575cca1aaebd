/** Reads bytes of a file; shorter than asked for at its end. */
type ReadAt = (offset: number, length: number) => Promise<Buffer>

export type ImageSize = { width: number; height: number } | 'damaged' | 'mixed'

/**
 * Width and height of a picture from its header alone; `damaged` when the structure breaks off, `mixed` when
 * something else is appended.
 */
export function readImageSize(
  readAt: ReadAt,
  size: number,
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp',
): Promise<ImageSize> {
  const read = inPieces(readAt)
  if (mediaType === 'image/png') return readPng(read, size)
  if (mediaType === 'image/webp') return readWebp(read, size)
  return readJpeg(read, size)
}

const PIECE = 65_536

/** Reads large pieces and answers from them: a file of nothing but tiny parts would need a read for each. */
function inPieces(readAt: ReadAt): ReadAt {
  let start = 0
  let piece: Buffer = Buffer.alloc(0)
  return async (offset, length) => {
    if (offset < start || offset + length > start + piece.length) {
      start = offset
      piece = await readAt(offset, PIECE)
    }
    return piece.subarray(offset - start, offset - start + length)
  }
}

/** More segments or chunks than any camera writes. */
const MOST_PARTS = 100_000

/** Walks the chunks from IHDR to IEND, which must end the file (PNG specification, section 5). */
async function readPng(readAt: ReadAt, size: number): Promise<ImageSize> {
  let offset = 8
  let found: { width: number; height: number } | undefined
  for (let part = 0; part < MOST_PARTS && offset + 12 <= size; part++) {
    const header = await readAt(offset, 16)
    const length = header.readUInt32BE(0)
    const type = header.toString('latin1', 4, 8)
    if (part === 0) {
      if (type !== 'IHDR' || length !== 13) return 'damaged'
      const body = await readAt(offset + 8, 8)
      if (body.length < 8) return 'damaged'
      found = { width: body.readUInt32BE(0), height: body.readUInt32BE(4) }
    }
    offset += 12 + length
    if (type === 'IEND') return offset === size ? (found ?? 'damaged') : 'mixed'
  }
  return 'damaged'
}

const START_OF_FRAME = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
const START_OF_SCAN = 0xda

/**
 * Walks the segments up to the frame header (ITU T.81, annex B). What phones append after the picture (motion
 * photos) is left alone; other kinds of files there are found by their own marks.
 */
async function readJpeg(readAt: ReadAt, size: number): Promise<ImageSize> {
  let offset = 2
  for (let part = 0; part < MOST_PARTS && offset + 4 <= size; part++) {
    const header = await readAt(offset, 9)
    if (header[0] !== 0xff) return 'damaged'
    const marker = header[1] ?? 0
    if (marker === 0xff) {
      offset += 1
      continue
    }
    if (marker === START_OF_SCAN || marker === 0xd9) return 'damaged'
    if (START_OF_FRAME.has(marker)) {
      if (header.length < 9) return 'damaged'
      return { height: header.readUInt16BE(5), width: header.readUInt16BE(7) }
    }
    const length = header.readUInt16BE(2)
    if (length < 2) return 'damaged'
    offset += 2 + length
  }
  return 'damaged'
}

/** Reads the first chunk (RFC 9649, section 2); the RIFF length must be the file's. */
async function readWebp(readAt: ReadAt, size: number): Promise<ImageSize> {
  const head = await readAt(0, 30)
  if (head.length < 30) return 'damaged'
  const end = head.readUInt32LE(4) + 8
  if (end > size) return 'damaged'
  if (end + (end % 2) < size) return 'mixed'
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      if (head[20] !== 0x2f) return 'damaged'
      const bits = head.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      if (head.toString('hex', 23, 26) !== '9d012a') return 'damaged'
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    default:
      return 'damaged'
  }
}
