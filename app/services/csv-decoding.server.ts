import { isUtf8 } from 'node:buffer'
import type { CsvFault } from '~/domain/csv-faults'

export type CsvDecoding =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: CsvFault }

/**
 * The text of a file without its byte order mark. Refuses what is too large, UTF-16 (Excel's "Unicode Text")
 * and every other encoding than UTF-8, naming the first line that is not.
 */
export function decodeCsv(bytes: Uint8Array, maxBytes: number): CsvDecoding {
  if (bytes.byteLength > maxBytes) return refuse(1, 'file_too_large', { max: Math.ceil(maxBytes / 1024) })
  if (isUtf16(bytes)) return refuse(1, 'utf16')
  if (!isUtf8(bytes)) return refuse(firstBadLine(bytes), 'not_utf8')
  return { ok: true, text: new TextDecoder('utf-8').decode(bytes) }
}

/** By its mark or, without one, by the NUL that stands beside each Latin letter of the header. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  return bytes.length > 1 && (first === 0 || second === 0)
}

const LINE_FEED = 0x0a

function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start)
    const next = end === -1 ? bytes.length : end + 1
    if (!isUtf8(bytes.subarray(start, next))) return line
    line += 1
    start = next
  }
  return line
}

function refuse(line: number, kind: CsvFault['kind'], params: CsvFault['params'] = {}): CsvDecoding {
  return { ok: false, fault: { line, column: null, columnName: null, kind, params } }
}
