/** A grid of dark and light modules, row by row. */
export interface Matrix {
  size: number
  data: readonly number[]
}

export interface PrintedBar {
  label: string
  /** Only for the length. */
  value: number
  text: string
  strong?: boolean
}

/** A piece of a document, as data that every format (PDF, DOCX) draws in its own way. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; tone?: 'muted' }
  /** Terms and what they are, one under the other. */
  | { kind: 'facts'; items: readonly (readonly [term: string, description: string])[] }
  /** `numeric` are columns set flush right. */
  | {
      kind: 'table'
      caption: string
      head: readonly string[]
      rows: readonly (readonly string[])[]
      numeric?: readonly number[]
      /** Relative widths; equal without. */
      widths?: readonly number[]
    }
  /** JPEG or PNG, at most as wide as the text. */
  | { kind: 'picture'; bytes: Uint8Array; alt: string; caption?: string }
  /** Small pictures side by side, each over its caption. JPEG, PNG or WebP. */
  | { kind: 'pictures'; items: readonly { bytes: Uint8Array; alt: string; caption: string }[] }
  /** Bars under each other, as long as their values; what they say stands beside them. */
  | { kind: 'bars'; title: string; bars: readonly PrintedBar[]; note?: string }
  /** Lines to sign on, side by side. */
  | { kind: 'signatures'; lines: readonly string[] }
  /** Who signs, side by side: what stands over the room for the signature, and the name under it. */
  | { kind: 'signers'; signers: readonly { over: string; name: string; under?: string }[] }
  | { kind: 'new-page' }
  | { kind: 'qr'; matrix: Matrix; alt: string; caption: string }

/** A document to print and to keep. */
export interface PrintedDocument {
  language: 'id' | 'en'
  title: string
  /** The kop: lines of the office under each other, the first ones strongest, and its logo (PNG or JPEG). */
  letterhead?: { lines: readonly string[]; logo: Uint8Array | null }
  /** Above the title: competition, organizer. */
  over?: string
  subtitle?: string
  /** At the foot of each page, before the page's number. */
  footer: string
  /** Says `{page}` and `{pages}`. */
  pageWords: string
  createdAt: string
  blocks: readonly Block[]
}
