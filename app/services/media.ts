import type { EvidenceType } from '~/domain/fields/form'

export type PictureType = Exclude<EvidenceType, 'application/pdf'>

/**
 * A rendition of a picture without anything but its pixels, upright: `clean` in the size that a screen needs,
 * `thumbnail` as WebP for lists.
 */
export type RenditionKind = 'clean' | 'thumbnail'

export interface PictureOrder {
  path: string
  mediaType: PictureType
  kind: RenditionKind
  /** Where the rendition is written; the caller keeps or removes it. */
  to: string
}

export interface PictureRendition {
  mediaType: PictureType
  width: number
  height: number
  size: number
  sha256: string
}

/** Why the bytes of a picture or document cannot be read. */
export type MediaProblem = 'file_damaged' | 'pdf_locked' | 'pdf_unreadable' | 'file_too_complex'

export type MediaAnswer<T> = ({ ok: true } & T) | { ok: false; problem: MediaProblem }

/** What decodes untrusted pictures and documents: one at a time, bounded in time and memory. */
export interface Media {
  /** Decodes the whole picture and writes one rendition of it. */
  renderPicture(order: PictureOrder): Promise<MediaAnswer<PictureRendition>>
  /** Opens a PDF and its first page. */
  readPdf(path: string): Promise<MediaAnswer<{ pages: number }>>
  close(): Promise<void>
}
