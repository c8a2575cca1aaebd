import type { EvidenceType } from '~/domain/fields/form'

const EXTENSIONS: Record<EvidenceType, readonly [string, ...string[]]> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
}

/** A stored file to hand out, with the name that it is downloaded under. */
export interface HandedFile {
  path: string
  mediaType: string
  size: number
  fileName: string
}

const LONGEST = 120
/** Invisible and direction-changing characters, which make `exe.gpj` look like a picture. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu
const UNSAFE = /[<>:"/\\|?*]/g

/**
 * The name that an uploaded file is kept and downloaded under: no folders, nothing invisible, and the ending
 * of what it is by its bytes.
 */
export function cleanFileName(name: string, mediaType: EvidenceType | null): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(HIDDEN, '').replace(UNSAFE, '_').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')
  if (!mediaType) return [...plain].slice(0, LONGEST).join('') || '-'
  const [ending, ...others] = EXTENSIONS[mediaType]
  const known = [ending, ...others].find((candidate) => plain.toLowerCase().endsWith(candidate))
  const stem = [...(known ? plain.slice(0, -known.length) : plain)].slice(0, LONGEST).join('').trim()
  return `${stem || 'bukti'}${known ?? ending}`
}

/** Content-Disposition of a download (RFC 6266): an ASCII name for old readers, the real one in UTF-8. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}
