import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPdf } from '#tests/support/pdf-text'
import type { Block, PrintedDocument } from '~/domain/documents'
import { drawPdf } from '~/exports/pdf/index.server'
import { splitRuns } from '~/exports/pdf/runs.server'
import { drawQr } from '~/services/qr.server'

const printed = (blocks: Block[]): PrintedDocument => ({
  language: 'id',
  title: 'Bank Sampah Melati',
  over: 'Lomba Inovasi Kelurahan 2026',
  footer: 'Bank Sampah Melati · revisi 1',
  pageWords: 'Halaman {page} dari {pages}',
  createdAt: '2026-03-02T03:00:00.000Z',
  blocks,
})
const words = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('a PDF', () => {
  it('holds its text as text, tagged, in embedded fonts, with its title and language', async () => {
    const address = 'https://sinilai.test/tanda-terima/7H3K-9Q2M-XW4D'
    const bytes = await drawPdf(
      printed([
        { kind: 'facts', items: [['Kelurahan', 'Nusa Jaya, Kec. Karawaci']] },
        { kind: 'heading', level: 2, text: 'Hasil' },
        { kind: 'paragraph', text: 'Warga memilah — “sedikit demi sedikit”. Bu Nur’aini 🧹.\n\nKedua.' },
        { kind: 'table', caption: 'Capaian', head: ['Indikator', 'Sesudah'], rows: [['Organik', '40,5']] },
        { kind: 'qr', matrix: drawQr(address), alt: `Kode QR menuju ${address}`, caption: 'Periksa' },
      ]),
    )
    const { pages, roles, alts, info, marked } = await readPdf(bytes)
    expect(words(pages.join(' '))).toBe(
      words(`Lomba Inovasi Kelurahan 2026 Bank Sampah Melati Kelurahan Nusa Jaya, Kec. Karawaci Hasil
        Warga memilah — “sedikit demi sedikit”. Bu Nur’aini 🧹. Kedua. Capaian Indikator Sesudah Organik 40,5
        Periksa Bank Sampah Melati · revisi 1 Halaman 1 dari 1`),
    )
    expect(roles.filter((role) => /^(H\d|P|L|LI|Table|TH|TD|Figure|Caption)$/.test(role))).toEqual([
      'P',
      'H1',
      'L',
      'LI',
      'H2',
      'P',
      'P',
      'Caption',
      'Table',
      'TH',
      'TH',
      'TD',
      'TD',
      'Figure',
      'Caption',
    ])
    expect(alts).toEqual([`Kode QR menuju ${address}`])
    expect([info['Title'], info['Language'], marked?.Marked]).toEqual(['Bank Sampah Melati', 'id-ID', true])
    const fonts = bytes.toString('latin1').match(/\/FontFile2/g) ?? []
    expect(fonts).toHaveLength(3)
  })

  it('goes on over pages and counts them', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`RW ${index}`, String(index)])
    const bytes = await drawPdf(printed([{ kind: 'table', caption: '', head: ['RW', 'Nilai'], rows }]))
    const { pages } = await readPdf(bytes)
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.map((page) => /Halaman \d+ dari \d+/.exec(page)?.[0])).toEqual(
      pages.map((_, index) => `Halaman ${index + 1} dari ${pages.length}`),
    )
    const found = pages.join('\n').match(/RW \d+/g)
    expect(found).toEqual(rows.map(([name]) => name))
  })

  it('is the same for the same document', async () => {
    const document = printed([{ kind: 'paragraph', text: 'Sama.' }])
    expect((await drawPdf(document)).equals(await drawPdf(document))).toBe(true)
  })
})

it('cuts text into runs that lose nothing that a font has', () => {
  const main = (code: number) => code < 0x2000
  const emoji = (code: number) => code >= 0x1f300
  expect(splitRuns('a🧹b⺀', main, emoji)).toEqual([
    { text: 'a', font: 'main' },
    { text: '🧹', font: 'emoji' },
    { text: 'b□', font: 'main' },
  ])
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0x20, max: 0x17f }).map((code) => String.fromCodePoint(code)) }),
      (text) => {
        expect(
          splitRuns(text, main, emoji)
            .map((run) => run.text)
            .join(''),
        ).toBe(text.normalize('NFC').replace(/\u00ad/g, ''))
      },
    ),
  )
})
