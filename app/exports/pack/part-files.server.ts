import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { PackKind } from '~/domain/inspection/pack'
import type { PartFile } from '~/domain/inspection/pack-order'

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** Writes the pack's own files into a folder, one after the other and piece by piece. */
export function openParts(directory: string) {
  mkdirSync(directory, { recursive: true })
  const files: PartFile[] = []
  return {
    files,
    async write(path: string, kind: PackKind, pieces: Pieces): Promise<PartFile> {
      const source = join(directory, String(files.length))
      const hash = createHash('sha256')
      let bytes = 0
      const file = openSync(source, 'wx', 0o600)
      try {
        for await (const piece of pieces) {
          const chunk = Buffer.from(piece as string)
          hash.update(chunk)
          bytes += chunk.length
          writeSync(file, chunk)
        }
      } finally {
        closeSync(file)
      }
      const written = { path, kind, source, bytes, sha256: hash.digest('hex') }
      files.push(written)
      return written
    },
  }
}

export type Parts = ReturnType<typeof openParts>
