import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { readPdf } from '#tests/support/pdf-text'
import { addResultWorld, closeMeetingOf, freezeBy, prepareStage, verifyData } from '#tests/support/results'
import { readZip } from '#tests/support/zip'
import { DEFAULT_TEXTS } from '~/domain/document-texts'
import { InputError, StateError } from '~/domain/errors'
import { canOverride, obstacleKey } from '~/domain/results/gate'
import { makeRecord } from '~/exports/documents/make-record.server'
import type { RecordFields } from '~/forms/documents'
import { setDocumentTexts } from '~/services/document-texts.server'
import { findDocumentFile, keepSigned, numberDocument, viewRegister } from '~/services/documents.server'
import { overrideObstacle } from '~/services/gate-overrides.server'
import { sha256Hex } from '~/services/ids.server'

const FIELDS: RecordFields = {
  ...{ number: '', date: '2026-05-04', place: 'Aula Kota', manner: 'an', office: 'Ketua Tim Penilai' },
  ...{ signer: 'Hadi Santoso, S.Sos.', signerOffice: 'Sekretaris' },
}

/** Result no. 1 of the first stage, frozen. */
async function frozen() {
  const ctx = await useTestContext()
  const world = await addResultWorld(ctx)
  await closeMeetingOf(ctx, world)
  const { gate } = await prepareStage(ctx, world)
  for (const { obstacle, override } of gate.lines)
    if (!override && canOverride(obstacle))
      await overrideObstacle(ctx, world.chair, world.result, {
        ...{ obstacle: obstacleKey(obstacle), reason: 'Disepakati dalam rapat', field: 'reason' },
      })
  const number = await freezeBy(ctx, world.sari, world.chair, world)
  const place = { slug: world.slug, number }
  const make = (fields: Partial<RecordFields> = {}) =>
    makeRecord(ctx, world.sari, place, { ...FIELDS, ...fields })
  const file = async (uid: string, name: string) =>
    readFileSync((await findDocumentFile(ctx, world.sari, { slug: world.slug, uid, file: name })).path)
  const register = async () => (await viewRegister(ctx, world.sari, world.slug)).documents
  return { ctx, world, make, file, register }
}

function upload({ files }: { files: { temporary(): string } }, bytes: string) {
  const path = files.temporary()
  writeFileSync(path, bytes)
  return { name: 'ba.pdf', path, size: bytes.length, sha256: sha256Hex(bytes) }
}

/** Elements that are not closed in their order, and text that is no XML; none in a well-formed part. */
function openElements(xml: string): string[] {
  const open: string[] = []
  const rest = xml
    .replace(/<\?xml[^?]*\?>\n/, '')
    .replace(/<(\/?)([\w:]+)((?:\s[\w:]+="[^"<&]*")*)(\/?)>/g, (_, end, name, _attributes, alone) => {
      if (end && open.at(-1) === name) open.pop()
      else if (!alone) open.push(`${end}${name}`)
      return ''
    })
  return [...open, ...(rest.replace(/&(amp|lt|gt|quot);/g, '').match(/[<>&]/g) ?? [])]
}

describe('a berita acara', () => {
  it('says what the frozen result and the minutes say, and stands in the register', async () => {
    const { ctx, world, make, file, register } = await frozen()
    await setDocumentTexts(ctx, world.sari, world.slug, {
      texts: {
        ...DEFAULT_TEXTS,
        letterhead: 'PEMERINTAH KOTA\nBAPPEDA',
        legalBasis: 'Juknis {lomba} {tahun}',
      },
      logo: undefined,
    })
    const { uid } = await make()
    const pdf = await readPdf(await file(uid, 'naskah.pdf'))
    const text = pdf.pages.join(' ').replace(/\s+/g, ' ')
    const [row] = await register()
    for (const said of [
      'PEMERINTAH KOTA',
      'Senin, tanggal empat bulan Mei tahun dua ribu dua puluh enam',
      'a.n. Ketua Tim Penilai',
      'Sekretaris',
      'Hadi Santoso, S.Sos.',
      'diputuskan rapat pleno',
      'Keberlanjutan lebih kuat',
      'Halaman 1 dari',
      row?.code ?? '?',
    ])
      expect(text).toContain(said)
    expect(row).toMatchObject({ uid, number: null, date: '2026-05-04', signedSha256: null, newerUid: null })
    expect(row?.generatedSha256).toBe(sha256Hex(await file(uid, 'naskah.pdf')))
    expect(await verifyData(ctx)).toEqual([])
  })

  it('is a well-formed DOCX with the same words', async () => {
    const { make, file } = await frozen()
    const { uid } = await make({ number: '1/BA/2026', signer: 'A & B <C>' })
    const docx = await file(uid, 'naskah.docx')
    const main = readZip(docx).get('word/document.xml')?.toString() ?? ''
    expect(main).toContain('Nomor: 1/BA/2026')
    expect(main).toContain('A &amp; B &lt;C&gt;')
    for (const [path, bytes] of readZip(docx))
      expect([path, openElements(bytes.toString())]).toEqual([path, []])
  })

  it('made again replaces the former one, whose file stays', async () => {
    const { make, file, register } = await frozen()
    const first = await make({ number: '1/BA/2026' })
    const before = sha256Hex(await file(first.uid, 'naskah.pdf'))
    const second = await make({ number: '1/BA/2026', place: 'Balai Kota' })
    expect((await register()).map(({ uid, newerUid }) => [uid, newerUid])).toEqual([
      [second.uid, null],
      [first.uid, second.uid],
    ])
    expect(sha256Hex(await file(first.uid, 'naskah.pdf'))).toBe(before)
  })

  it('gets its number later and one signed file, whereupon nothing changes any more', async () => {
    const { ctx, world, make, register } = await frozen()
    const { uid } = await make()
    const at = { slug: world.slug, uid }
    await numberDocument(ctx, world.sari, { ...at, number: '7/2026' })
    await expect(numberDocument(ctx, world.sari, { ...at, number: '8/2026' })).rejects.toEqual(
      new StateError('document_numbered'),
    )
    await expect(keepSigned(ctx, world.sari, { ...at, file: upload(ctx, 'teks') })).rejects.toThrow(
      InputError,
    )
    const signed = upload(ctx, '%PDF-1.4\nsigned\n%%EOF\n')
    await keepSigned(ctx, world.sari, { ...at, file: signed })
    expect(await register()).toMatchObject([{ number: '7/2026', signedSha256: signed.sha256 }])
    const again = { ...at, file: upload(ctx, '%PDF-1.4\nother\n%%EOF\n') }
    await expect(keepSigned(ctx, world.sari, again)).rejects.toEqual(new StateError('document_signed'))
    await expect(make()).rejects.toEqual(new StateError('document_signed'))
    expect(await verifyData(ctx)).toEqual([])
  })

  it('refuses a word in braces that stands for nothing, at its field', async () => {
    const { ctx, world } = await frozen()
    const texts = { ...DEFAULT_TEXTS, closing: 'Di {kota}' }
    await expect(
      setDocumentTexts(ctx, world.sari, world.slug, { texts, logo: undefined }),
    ).rejects.toMatchObject({
      problems: [{ field: 'closing', kind: 'unknown_placeholder', params: { name: 'kota' } }],
    })
  })
})
