import { type FileHandle, open } from 'node:fs/promises'
import { crc32, inflateRawSync } from 'node:zlib'
import { BrokenZip, readDirectory, type ZipEntry } from './zip-directory.server'

export interface OpenZip {
  /** Paths in the order of the file. */
  paths: readonly string[]
  /** The bytes of a file; null when they are not what the ZIP says they are. */
  read(path: string): Promise<Buffer | null>
  close(): Promise<void>
}

/**
 * Opens a ZIP as this program writes it; one that differs in anything but the content of its files is refused.
 * @throws BrokenZip
 */
export async function openZip(path: string): Promise<OpenZip> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const entries = await readDirectory(readerOf(file, size), size)
    const byPath = new Map(entries.map((entry) => [entry.path, entry]))
    return {
      paths: entries.map((entry) => entry.path),
      async read(name) {
        const entry = byPath.get(name)
        return entry ? contentOf(entry, await readerOf(file, size)(entry.start, entry.packed)) : null
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

const readerOf =
  (file: FileHandle, size: number) =>
  async (from: number, length: number): Promise<Buffer> => {
    if (from < 0 || length < 0 || from + length > size)
      throw new BrokenZip(`ends before byte ${from + length}`)
    const bytes = Buffer.alloc(length)
    let read = 0
    while (read < length) {
      const { bytesRead } = await file.read(bytes, read, length - read, from + read)
      if (bytesRead === 0) throw new BrokenZip(`ends before byte ${from + length}`)
      read += bytesRead
    }
    return bytes
  }

function contentOf({ method, size, crc }: ZipEntry, packed: Buffer): Buffer | null {
  try {
    const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
    return content.length === size && crc32(content) === crc ? content : null
  } catch {
    return null
  }
}
