import { rm } from 'node:fs/promises'
import { findBlob, findVariant, saveBlob, saveVariant } from '#db/queries/evidence'
import { NotFoundError } from '~/domain/errors'
import type { Context } from './context'
import type { PictureType, RenditionKind } from './media'

export interface StoredRendition {
  sha256: string
  media_type: string
  size: number
}

const TYPES: readonly PictureType[] = ['image/jpeg', 'image/png', 'image/webp']
export const pictureType = (mediaType: string | null) => TYPES.find((type) => type === mediaType) ?? null

/**
 * The rendition of a stored picture, made now if it has not been. What it is made of never changes, so this is a
 * kept calculation and no act.
 * @throws NotFoundError for what is no picture, or one stored before pictures were decoded that cannot be
 */
export async function findRendition(
  ctx: Context,
  original: { sha256: string; mediaType: string | null },
  kind: RenditionKind,
): Promise<StoredRendition> {
  const mediaType = pictureType(original.mediaType)
  if (!mediaType) throw new NotFoundError('rendition')
  return (await findVariant(ctx.db, original.sha256, kind)) ?? make(ctx, { ...original, mediaType }, kind)
}

async function make(
  ctx: Context,
  { sha256, mediaType }: { sha256: string; mediaType: PictureType },
  kind: RenditionKind,
): Promise<StoredRendition> {
  const to = ctx.files.temporary()
  try {
    const made = await ctx.media.renderPicture({ path: ctx.files.path(sha256), mediaType, kind, to })
    if (!made.ok) throw new NotFoundError('rendition')
    await ctx.files.keep(to, made.sha256)
    const created_at = ctx.now().toISOString()
    const { size, width, height } = made
    const blob = { sha256: made.sha256, media_type: made.mediaType, size }
    await ctx.db.transaction().execute(async (tx) => {
      await saveBlob(tx, { ...blob, width, height, pages: null, created_at })
      await saveVariant(tx, { sha256, kind, variant_sha256: made.sha256, created_at })
    })
    return blob
  } finally {
    await rm(to, { force: true })
  }
}

/** Makes all renditions of a stored picture that are missing. @throws NotFoundError */
export async function findRenditions(ctx: Context, sha256: string): Promise<void> {
  const blob = await findBlob(ctx.db, sha256)
  const original = { sha256, mediaType: blob?.media_type ?? null }
  await findRendition(ctx, original, 'thumbnail')
  await findRendition(ctx, original, 'clean')
}
