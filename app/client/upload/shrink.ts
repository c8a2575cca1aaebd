/** Longest side in pixels and the size in bytes above which a photo is made smaller before it is sent. */
export const LONGEST_SIDE = 2560
export const LARGEST_SIZE = 3 * 1024 * 1024
const QUALITY = 0.85

const PHOTOS = ['image/jpeg', 'image/png', 'image/webp']
/** What the server does not take; some devices can turn it into what it does. */
const FOREIGN = ['image/heic', 'image/heif', 'image/avif']

/** Width and height within the longest side, in the same proportion; never larger than they are. */
export function fitWithin(width: number, height: number, longest = LONGEST_SIDE): [number, number] {
  const factor = Math.min(1, longest / Math.max(width, height))
  return [Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor))]
}

/**
 * A large photo upright and smaller, as JPEG, where the device can; the file itself otherwise. What is written has no
 * place and no time of the photo.
 */
export async function shrink(file: File): Promise<Blob> {
  const foreign = FOREIGN.includes(file.type)
  if (!foreign && !PHOTOS.includes(file.type)) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    try {
      const [width, height] = fitWithin(picture.width, picture.height)
      if (!foreign && width === picture.width && file.size <= LARGEST_SIZE) return file
      const drawn = await draw(picture, width, height)
      return drawn && (foreign || drawn.size < file.size) ? drawn : file
    } finally {
      picture.close()
    }
  } catch {
    return file
  }
}

export function draw(picture: ImageBitmap, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const paper = canvas.getContext('2d')
  if (!paper) return Promise.resolve(null)
  // A JPEG knows no transparency: what shows through becomes paper, not black.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, width, height)
  paper.drawImage(picture, 0, 0, width, height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
