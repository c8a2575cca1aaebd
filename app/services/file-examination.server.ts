import { rm } from 'node:fs/promises'
import { saveBlob, saveVariant } from '#db/queries/evidence'
import type { EvidenceType } from '~/domain/fields/form'
import type { Context } from './context'
import { type FileProblem, inspectFile } from './file-inspection.server'
import type { MediaProblem, PictureRendition } from './media'
import type { Tx } from './transact.server'

/** What is known of a file whose bytes have been read; `thumbnail` lies in a temporary file until it is kept. */
export interface ExaminedFile {
  mediaType: EvidenceType
  width: number | null
  height: number | null
  pages: number | null
  thumbnail: (PictureRendition & { path: string }) | null
}

export type Examination = ({ ok: true } & ExaminedFile) | { ok: false; problem: FileProblem | MediaProblem }

/**
 * Whether an uploaded file is what the platform takes: first by its bytes, then by decoding it, apart and within
 * bounds. A picture's thumbnail is what shows that it can be decoded.
 */
export async function examineFile(ctx: Context, path: string): Promise<Examination> {
  const inspection = await inspectFile(path)
  if (!inspection.ok) return inspection
  const { mediaType, width, height } = inspection
  if (mediaType === 'application/pdf') {
    const document = await ctx.media.readPdf(path)
    if (!document.ok) return document
    return { ok: true, mediaType, width, height, pages: document.pages, thumbnail: null }
  }
  const to = ctx.files.temporary()
  const thumbnail = await ctx.media.renderPicture({ path, mediaType, kind: 'thumbnail', to })
  if (thumbnail.ok)
    return { ok: true, mediaType, width, height, pages: null, thumbnail: { ...thumbnail, path: to } }
  await rm(to, { force: true })
  return thumbnail
}

export interface KeptFile extends ExaminedFile {
  path: string
  size: number
  sha256: string
}

/** Moves an examined file and its thumbnail under their hashes; before the act that remembers them. */
export async function keepFile(ctx: Context, file: KeptFile): Promise<void> {
  await ctx.files.keep(file.path, file.sha256)
  if (file.thumbnail) await ctx.files.keep(file.thumbnail.path, file.thumbnail.sha256)
}

/** Removes what examining left of a file that is not kept. */
export async function discardFile({ path, thumbnail }: KeptFile): Promise<void> {
  await rm(path, { force: true })
  if (thumbnail) await rm(thumbnail.path, { force: true })
}

/** Remembers a kept file and its thumbnail; inside the act. */
export async function saveFile(ctx: Context, tx: Tx, file: KeptFile): Promise<void> {
  const created_at = ctx.now().toISOString()
  const { sha256, size, mediaType, width, height, pages, thumbnail } = file
  await saveBlob(tx, { sha256, size, media_type: mediaType, width, height, pages, created_at })
  if (!thumbnail) return
  const { mediaType: media_type, width: w, height: h } = thumbnail
  const blob = { sha256: thumbnail.sha256, size: thumbnail.size, media_type, width: w, height: h }
  await saveBlob(tx, { ...blob, pages: null, created_at })
  await saveVariant(tx, { sha256, kind: 'thumbnail', variant_sha256: thumbnail.sha256, created_at })
}
