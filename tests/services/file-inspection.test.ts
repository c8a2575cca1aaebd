import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { JPEG, PDF, png, WEBP } from '#tests/support/dossiers'
import { inspectFile } from '~/services/file-inspection.server'
import { attachment, cleanFileName } from '~/services/file-names.server'
import { readImageSize } from '~/services/image-header.server'

const folder = mkdtempSync(join(tmpdir(), 'sinilai-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function inspect(bytes: Uint8Array | string) {
  const path = join(folder, String(++count))
  writeFileSync(path, bytes)
  return inspectFile(path)
}

const latin = (text: string) => Buffer.from(text, 'latin1')
const ZIP = Buffer.concat([latin('PK\x05\x06'), Buffer.alloc(18)])
const html = '<html><script>alert(1)</script></html>'

describe('what is taken', () => {
  it.each([
    ['a PDF', PDF, { mediaType: 'application/pdf', width: null, height: null }],
    ['a PNG', png(3, 2), { mediaType: 'image/png', width: 3, height: 2 }],
    ['a JPEG', JPEG, { mediaType: 'image/jpeg', width: 1, height: 1 }],
    ['a WebP', WEBP, { mediaType: 'image/webp', width: 1, height: 1 }],
    [
      'a JPEG with a film behind it, as phones write',
      Buffer.concat([JPEG, latin('\0\0\0\x18ftypmp42'), Buffer.alloc(9000)]),
      { mediaType: 'image/jpeg', width: 1, height: 1 },
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await inspect(bytes)).toEqual({ ok: true, ...expected })
  })
})

describe('what is refused', () => {
  const bigJpeg = Buffer.from(JPEG)
  const frame = bigJpeg.indexOf(Buffer.from([0xff, 0xc0, 0x00, 0x0b]))
  bigJpeg.writeUInt16BE(50_000, frame + 5)
  bigJpeg.writeUInt16BE(50_000, frame + 7)

  const bigWebp = Buffer.alloc(30)
  bigWebp.write('RIFF', 0, 'latin1')
  bigWebp.writeUInt32LE(22, 4)
  bigWebp.write('WEBPVP8X', 8, 'latin1')
  bigWebp.writeUIntLE(49_999, 24, 3)
  bigWebp.writeUIntLE(49_999, 27, 3)

  it.each([
    ['an empty file', '', 'file_empty'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'file_type'],
    ['a page', `<!doctype html>${html}`, 'file_type'],
    ['a program', Buffer.concat([latin('MZ\x90\0'), Buffer.alloc(200)]), 'file_type'],
    ['an archive', Buffer.concat([latin('PK\x03\x04'), Buffer.alloc(60), ZIP]), 'file_type'],
    [
      'a Word document',
      Buffer.concat([latin(`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`), ZIP]),
      'file_office',
    ],
    [
      'an OpenDocument',
      Buffer.concat([
        latin(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`),
        ZIP,
      ]),
      'file_office',
    ],
    ['an old Word document', latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}`), 'file_office'],
    ['a photo of an iPhone', latin(`\0\0\0\x18ftypheic\0\0\0\0mif1heic`), 'file_heic'],
    ['a video', latin(`\0\0\0\x18ftypmp42\0\0\0\0isommp42`), 'file_video'],
    ['a GIF', 'GIF89a\x01\0\x01\0', 'file_type'],
    ['a page that claims to be a PDF further down', `${html}\n%PDF-1.4\n%%EOF`, 'file_type'],
    ['a PDF with an archive behind it', Buffer.concat([PDF, ZIP]), 'file_mixed'],
    ['a PDF with a page behind it', Buffer.concat([PDF, latin(html)]), 'file_mixed'],
    ['a PDF that breaks off', PDF.subarray(0, 60), 'file_damaged'],
    ['a PNG with an archive behind it', Buffer.concat([png(1, 1), ZIP]), 'file_mixed'],
    ['a PNG with a page behind it', Buffer.concat([png(1, 1), latin(html)]), 'file_mixed'],
    ['a PNG that breaks off', png(4, 4).subarray(0, 50), 'file_damaged'],
    ['a JPEG with a page in its comment', withComment(JPEG, html), 'file_mixed'],
    ['a JPEG that is a PDF too', withComment(JPEG, '%PDF-1.4'), 'file_mixed'],
    ['a JPEG with an archive behind it', Buffer.concat([JPEG, ZIP]), 'file_mixed'],
    ['a JPEG that breaks off', JPEG.subarray(0, 40), 'file_damaged'],
    ['a WebP with something behind it', Buffer.concat([WEBP, latin(html)]), 'file_mixed'],
    ['a WebP that breaks off', WEBP.subarray(0, 36), 'file_damaged'],
    ['a PNG of 50,000 × 50,000', png(1, 1, { width: 50_000, height: 50_000 }), 'image_too_large'],
    ['a JPEG of 50,000 × 50,000', bigJpeg, 'image_too_large'],
    ['a WebP of 50,000 × 50,000', bigWebp, 'image_too_large'],
    ['a PNG of 20,000 × 6,001', png(1, 1, { width: 20_000, height: 6_001 }), 'image_too_large'],
    ['a PNG without height', png(1, 1, { width: 1, height: 0 }), 'file_damaged'],
  ])('%s', async (_, bytes, problem) => {
    expect(await inspect(bytes)).toEqual({ ok: false, problem })
  })
})

function withComment(jpeg: Buffer, text: string): Buffer {
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), latin(text)])
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
}

it('names files by what they are, without anything hidden', () => {
  expect(cleanFileName('C:\\foto\\Bank Sampah.JPG', 'image/jpeg')).toBe('Bank Sampah.jpg')
  expect(cleanFileName('laporan.exe', 'application/pdf')).toBe('laporan.exe.pdf')
  expect(cleanFileName('foto\u202Egpj.exe', 'image/png')).toBe('fotogpj.exe.png')
  expect(cleanFileName('../../etc/passwd', 'application/pdf')).toBe('passwd.pdf')
  expect(cleanFileName('', 'image/webp')).toBe('bukti.webp')
  expect(attachment('Ringkasan "é" 50%.pdf')).toBe(
    `attachment; filename="Ringkasan ___ 50_.pdf"; filename*=UTF-8''Ringkasan%20%22%C3%A9%22%2050%25.pdf`,
  )
})

describe('a hostile picture', () => {
  it.each([
    ['of fill bytes', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(300_000, 0xff)])],
    [
      'of tiny segments',
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(300_000, Buffer.from([0xff, 0xe0, 0, 2]))]),
    ],
  ])('%s is read in few pieces', async (_, bytes) => {
    let reads = 0
    const readAt = async (offset: number, length: number) => {
      reads++
      return bytes.subarray(offset, offset + length)
    }
    expect(await readImageSize(readAt, bytes.length, 'image/jpeg')).toBe('damaged')
    expect(reads).toBeLessThan(10)
  })
})
