import { deflateSync } from 'node:zlib'

const text = (value: string) => value.replace(/[^\x20-\x7e]/g, '-').replace(/[\\()]/g, '\\$&')

/** A one-page PDF with these lines: evidence of the example. */
export function makePdf(lines: string[]): Buffer {
  const content = `BT /F1 14 Tf 60 780 Td 22 TL ${lines.map((line) => `(${text(line)}) Tj T*`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

const CRC = Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  let crc = 0xffffffff
  for (const byte of body) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A drawn landscape in place of a photo: sky, hills and houses whose colours come from the name. */
export function makePicture(name: string, width = 640, height = 420): Buffer {
  const seed = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
  const tone = (offset: number) => 90 + (((seed >>> offset) & 0x3f) | 0)
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const hill = height * 0.55 + Math.sin(x / 70 + seed) * 26 + Math.sin(x / 23 + seed / 3) * 9
      const house = Math.floor(x / 80)
      const roof = height * 0.62 + ((seed >>> (house % 16)) & 0x1f) + Math.abs((x % 80) - 40) / 2
      const [r, g, b] =
        y > roof && x % 80 > 12 && x % 80 < 68
          ? [tone(2) + 70, tone(5) + 40, tone(8)]
          : y > hill
            ? [tone(1) - 30, tone(3) + 30, tone(6) - 20]
            : [190 - (y * 40) / height, 214 - (y * 20) / height, 226]
      rows.set([r ?? 0, g ?? 0, b ?? 0], y * (width * 3 + 1) + 1 + x * 3)
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
