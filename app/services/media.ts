import type { BlindName } from '~/domain/blind/names'
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

export interface BlindPdfOrder {
  path: string
  names: readonly BlindName[]
  /** Where the drawn PDF is written; the caller keeps or removes it. */
  to: string
}

/** A PDF of pictures; `covered` counts the places where a name was covered. */
export interface BlindPdf {
  pages: number
  size: number
  sha256: string
  covered: number
}

/** Why the bytes of a picture or document cannot be read. */
export type MediaProblem =
  | 'file_damaged'
  | 'pdf_locked'
  | 'pdf_unreadable'
  | 'pdf_too_long'
  | 'file_too_complex'

export type MediaAnswer<T> = ({ ok: true } & T) | { ok: false; problem: MediaProblem }

/** What decodes untrusted pictures and documents: one at a time, bounded in time and memory. */
export interface Media {
  /** Decodes the whole picture and writes one rendition of it. */
  renderPicture(order: PictureOrder): Promise<MediaAnswer<PictureRendition>>
  /** Draws a PDF anew, page by page, without its names and without anything but what its pages look like. */
  renderBlindPdf(order: BlindPdfOrder): Promise<MediaAnswer<BlindPdf>>
  /** Opens a PDF and its first page. */
  readPdf(path: string): Promise<MediaAnswer<{ pages: number }>>
  close(): Promise<void>
}
