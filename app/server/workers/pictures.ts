import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { MAX_PIXELS } from '~/services/file-inspection.server'
import type { MediaAnswer, PictureOrder, PictureRendition, PictureType } from '~/services/media'

/** Longest side in pixels. */
const SIDE = { clean: 4000, thumbnail: 320 } as const
const SECONDS = 25

sharp.cache(false)
sharp.concurrency(1)

/**
 * Decodes a picture whole, turns it upright and writes it without metadata: sharp keeps none unless asked. A picture
 * that breaks off or has faults in its pixels is not taken.
 */
export async function renderPicture(order: PictureOrder): Promise<MediaAnswer<PictureRendition>> {
  const picture = sharp(order.path, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: SIDE[order.kind], height: SIDE[order.kind], fit: 'inside', withoutEnlargement: true })
  const mediaType: PictureType = order.kind === 'thumbnail' ? 'image/webp' : order.mediaType
  try {
    const { data, info } = await encode(picture, mediaType).toBuffer({ resolveWithObject: true })
    await writeFile(order.to, data)
    const sha256 = createHash('sha256').update(data).digest('hex')
    return { ok: true, mediaType, width: info.width, height: info.height, size: data.length, sha256 }
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error
    const slow = error instanceof Error && /timeout/i.test(error.message)
    return { ok: false, problem: slow ? 'file_too_complex' : 'file_damaged' }
  }
}

function encode(picture: Sharp, mediaType: PictureType): Sharp {
  if (mediaType === 'image/png') return picture.png()
  if (mediaType === 'image/webp') return picture.webp({ quality: 80 })
  return picture.jpeg({ quality: 85 })
}
