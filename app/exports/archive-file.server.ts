import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A ZIP file that is being written, one entry after the other, so that memory never holds more than one. */
export interface ArchiveFile {
  addText(path: string, text: string): void
  addBytes(path: string, bytes: Uint8Array): void
  /** Adds a stored file, as it is unless asked otherwise: pictures and PDFs do not get smaller. */
  addFile(path: string, file: { source: string; sha256: string; compress?: boolean }): void
  /** Writes `SHA256SUMS` over every file so far, in the form that `sha256sum -c` reads, and ends the file. */
  close(): Promise<{ bytes: number; sha256: string; files: number }>
  /** Stops writing, for an archive that nobody will get. */
  abort(): Promise<void>
}

/** Opens a new ZIP file. `at` is the time that its entries bear. */
export function openArchive(path: string, at: Date): ArchiveFile {
  const zip = new ZipFile()
  const sums: string[] = []
  const output = createWriteStream(path)
  const hash = createHash('sha256')
  let bytes = 0
  zip.outputStream.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    bytes += chunk.length
  })
  const failed = new Promise<never>((_, reject) => {
    zip.on('error', reject)
    output.on('error', reject)
  })
  failed.catch(() => {})
  zip.outputStream.pipe(output)
  const options = { mtime: at, mode: 0o100644 }
  const sum = (name: string, sha256: string) => sums.push(`${sha256}  ${name}\n`)
  const addBytes = (name: string, content: Uint8Array) => {
    sum(name, createHash('sha256').update(content).digest('hex'))
    zip.addBuffer(Buffer.from(content), name, options)
  }
  return {
    addBytes,
    addText: (name, text) => addBytes(name, Buffer.from(text)),
    addFile(name, { source, sha256, compress = false }) {
      sum(name, sha256)
      zip.addReadStreamLazy(name, { ...options, compress }, (callback) =>
        callback(null, createReadStream(source)),
      )
    },
    async close() {
      const files = sums.length
      zip.addBuffer(Buffer.from(sums.join('')), 'SHA256SUMS', options)
      zip.end()
      await Promise.race([finished(output), failed])
      return { bytes, sha256: hash.digest('hex'), files }
    },
    async abort() {
      zip.outputStream.unpipe(output)
      output.destroy()
      await finished(output).catch(() => {})
    },
  }
}
