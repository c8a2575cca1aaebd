import PDFDocument from 'pdfkit'
import sharp from 'sharp'

/** A PDF of that many pages, locked when a password is given. */
export async function makePdf(pages: number, password?: string): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, ...(password ? { userPassword: password } : {}) })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const written = new Promise((resolve) => document.on('end', resolve))
  for (let page = 1; page <= pages; page++) document.addPage().text(`Halaman ${page}`)
  document.end()
  await written
  return Buffer.concat(parts)
}

/** A photo as a phone takes it: lying on its side, red above and blue below once upright, with place and device. */
export async function makePhoto(width: number, height: number): Promise<Buffer> {
  const half = { width, height: height / 2, channels: 3 as const }
  const upright = await sharp({ create: { width, height, channels: 3, background: '#ff0000' } })
    .composite([{ input: { create: { ...half, background: '#0000ff' } }, gravity: 'south' }])
    .png()
    .toBuffer()
  const lying = await sharp(upright).rotate(270).toBuffer()
  return sharp(lying)
    .withExif({
      IFD0: { Make: 'PonselWarga', Model: 'X1' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '6/1 10/1 42/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 38/1 24/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer()
}
