/** The file as a whole cannot be read as a ZIP of ours. */
export class BrokenZip extends Error {
  override name = 'BrokenZip'
}

export interface ZipEntry {
  path: string
  method: 0 | 8
  crc: number
  packed: number
  size: number
  /** Where its bytes begin. */
  start: number
}

type Read = (from: number, length: number) => Promise<Buffer>

interface CentralEntry extends Omit<ZipEntry, 'start'> {
  flags: number
  /** As MS-DOS writes it, and in seconds. */
  time: number
  seconds: number
  offset: number
  needed: number
}

const END = 22
const CENTRAL = 46
const LOCAL = 30
const END64 = 56
const LOCATOR64 = 20
const IN_64 = 0xffffffff
/** Bit 3: sizes stand behind the bytes; bit 11: names are UTF-8. */
const SIZES_BEHIND = 8
const UTF8 = 2048
const MADE_BY = (3 << 8) | 63
const PLAIN_FILE = (0o100644 << 16) >>> 0

function demand(holds: boolean, where: string): asserts holds {
  if (!holds) throw new BrokenZip(where)
}

/**
 * The files of a ZIP as `yazl` writes it, each byte of every header checked against what it has to be, so that no change can hide
 * between the files. @throws BrokenZip
 */
export async function readDirectory(read: Read, size: number): Promise<ZipEntry[]> {
  const { count, at, length, end } = await readEnd(read, size)
  const directory = await read(at, length)
  demand(at + length === end, 'central directory')
  const entries: CentralEntry[] = []
  let place = 0
  while (place < length) {
    const { entry, next } = readCentral(directory, place)
    entries.push(entry)
    place = next
  }
  demand(entries.length === count, 'central directory')
  const first = entries[0]
  demand(
    entries.every(({ time, seconds }) => time === first?.time && seconds === first.seconds),
    'central directory',
  )
  demand(new Set(entries.map(({ path }) => path)).size === count, 'central directory')
  const found: ZipEntry[] = []
  let expected = 0
  for (const entry of entries) {
    demand(entry.offset === expected, entry.path)
    const { start, after } = await readLocal(read, entry)
    found.push({ ...entry, start })
    expected = after
  }
  demand(expected === at, 'central directory')
  return found
}

async function readEnd(read: Read, size: number) {
  demand(size >= END, 'end of the file')
  const end = await read(size - END, END)
  demand(end.readUInt32LE(0) === 0x06054b50, 'end of the file')
  demand(end.readUInt32LE(4) === 0 && end.readUInt16LE(20) === 0, 'end of the file')
  const short = { count: end.readUInt16LE(10), length: end.readUInt32LE(12), at: end.readUInt32LE(16) }
  demand(end.readUInt16LE(8) === short.count, 'end of the file')
  if (short.count !== 0xffff && short.length !== IN_64 && short.at !== IN_64)
    return { ...short, end: size - END }
  const locator = await read(size - END - LOCATOR64, LOCATOR64)
  demand(locator.readUInt32LE(0) === 0x07064b50, 'end of the file')
  const place = long(locator, 8)
  const wide = await read(place, END64)
  demand(wide.readUInt32LE(0) === 0x06064b50 && place + END64 === size - END - LOCATOR64, 'end of the file')
  return { count: long(wide, 32), length: long(wide, 40), at: long(wide, 48), end: place }
}

const long = (bytes: Buffer, at: number) => Number(bytes.readBigUInt64LE(at))

function readCentral(bytes: Buffer, at: number): { entry: CentralEntry; next: number } {
  demand(bytes.length >= at + CENTRAL && bytes.readUInt32LE(at) === 0x02014b50, 'central directory')
  const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)]
  const next = at + CENTRAL + nameLength + extraLength
  demand(bytes.length >= next, 'central directory')
  const path = bytes.toString('utf8', at + CENTRAL, at + CENTRAL + nameLength)
  const method = bytes.readUInt16LE(at + 10)
  const flags = bytes.readUInt16LE(at + 8)
  demand(method === 0 || method === 8, path)
  demand(flags === UTF8 || flags === (UTF8 | SIZES_BEHIND), path)
  demand(bytes.readUInt16LE(at + 4) === MADE_BY, path)
  demand(bytes.readUIntBE(at + 32, 6) === 0 && bytes.readUInt32LE(at + 38) === PLAIN_FILE, path)
  const extra = readExtra(bytes.subarray(at + CENTRAL + nameLength, next), path)
  const needed = bytes.readUInt16LE(at + 6)
  demand(needed === (extra.wide ? 45 : 20), path)
  const short = {
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  }
  const entry: CentralEntry = {
    ...{ path, method: method === 0 ? 0 : 8, flags, needed: 20, crc: bytes.readUInt32LE(at + 16) },
    ...{ time: bytes.readUInt32LE(at + 12), seconds: extra.time },
    ...(extra.wide ?? short),
  }
  return { entry, next }
}

/** What stands behind a name: the time again, and sizes that do not fit into 32 bits. */
function readExtra(extra: Buffer, path: string) {
  demand(extra.length === 9 || extra.length === 37, path)
  demand(extra.readUInt16LE(0) === 0x5455 && extra.readUInt16LE(2) === 5 && extra[4] === 3, path)
  const time = extra.readInt32LE(5)
  if (extra.length === 9) return { time, wide: null }
  demand(extra.readUInt16LE(9) === 1 && extra.readUInt16LE(11) === 24, path)
  return { time, wide: { size: long(extra, 13), packed: long(extra, 21), offset: long(extra, 29) } }
}

async function readLocal(read: Read, entry: CentralEntry): Promise<{ start: number; after: number }> {
  const { path, flags, offset, packed, size, crc, method } = entry
  const head = await read(offset, LOCAL)
  const name = await read(offset + LOCAL, head.readUInt16LE(26))
  const behind = (flags & SIZES_BEHIND) !== 0
  const start = offset + LOCAL + name.length
  demand(head.readUInt32LE(0) === 0x04034b50 && head.readUInt16LE(4) === entry.needed, path)
  demand(head.readUInt16LE(6) === flags && head.readUInt16LE(8) === method, path)
  demand(head.readUInt32LE(10) === entry.time, path)
  demand(head.readUInt16LE(28) === 0 && name.equals(Buffer.from(path)), path)
  const sizes = [head.readUInt32LE(14), head.readUInt32LE(18), head.readUInt32LE(22)]
  if (!behind) {
    demand(sizes[0] === crc && sizes[1] === packed && sizes[2] === size, path)
    return { start, after: start + packed }
  }
  demand(
    sizes.every((value) => value === 0),
    path,
  )
  const wide = packed >= IN_64 || size >= IN_64 || offset >= IN_64
  const tail = await read(start + packed, wide ? 24 : 16)
  demand(tail.readUInt32LE(0) === 0x08074b50 && tail.readUInt32LE(4) === crc, path)
  const [behindPacked, behindSize] = wide
    ? [long(tail, 8), long(tail, 16)]
    : [tail.readUInt32LE(8), tail.readUInt32LE(12)]
  demand(behindPacked === packed && behindSize === size, path)
  return { start, after: start + packed + tail.length }
}
