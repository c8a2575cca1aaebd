import { expect, it } from 'vitest'
import { DOSSIER_FORM } from '#tests/support/dossiers'
import { type BlindFile, blindContent } from '~/domain/blind/content'
import type { BlindName } from '~/domain/blind/names'
import { proposeNames } from '~/domain/blind/proposals'
import type { DossierContent, EvidenceItem } from '~/domain/dossiers'

const NAMES: BlindName[] = [{ name: 'Sukajadi', kind: 'ward', mark: '[kelurahan]' }]
const piece = (uid: string, more: Partial<EvidenceItem>): EvidenceItem => ({
  ...{ uid, kind: 'file', sha256: 'a'.repeat(64), mediaType: 'image/png', size: 9, fileName: 'sukajadi.png' },
  ...{ url: null, caption: 'Di Sukajadi', field: 'photos', visibility: 'panel' },
  ...{ personalData: false, showsChildren: false, ...more },
})
const content = (evidence: EvidenceItem[]): DossierContent => ({
  ...{ schema: 1, title: 'Pilah Sukajadi', category: 'lingkungan', publishConsent: 'yes' },
  values: { summary: 'Warga Sukajadi', group: 'umum', beneficiaries: '1250', gone: 'Sukajadi' },
  evidence,
})
const file = { sha256: 'b'.repeat(64), mediaType: 'image/png', size: 7, pages: null }
const shown = (evidence: string, more: Partial<BlindFile> = {}): BlindFile => ({
  evidence,
  shown: true,
  file,
  ...more,
})

it('keeps figures and choices, drops what the form does not ask, and says nothing of consent', () => {
  expect(blindContent(content([]), DOSSIER_FORM, NAMES, [])).toEqual({
    ...{ schema: 1, title: 'Pilah [kelurahan]', category: 'lingkungan', publishConsent: null },
    values: { summary: 'Warga [kelurahan]', group: 'umum', beneficiaries: '1250' },
    evidence: [],
  })
})

it('lets through only what was let through, under numbers', () => {
  const evidence = [
    piece('a', {}),
    piece('b', { visibility: 'closed' }),
    piece('c', { kind: 'link', url: 'https://contoh.id/x', sha256: null, mediaType: null, fileName: null }),
    piece('d', { kind: 'link', url: 'https://contoh.id/sukajadi', sha256: null, mediaType: null }),
    piece('e', {}),
    piece('f', { caption: null }),
  ]
  const files = [
    shown('a'),
    shown('b'),
    shown('c', { file: null }),
    shown('d', { file: null }),
    shown('f', { file: null }),
  ]
  const { evidence: blind } = blindContent(content(evidence), DOSSIER_FORM, NAMES, files)
  expect(
    blind.map(({ uid, fileName, url, caption, sha256, size }) => [uid, fileName, url, caption, sha256, size]),
  ).toEqual([
    ['bukti-1', 'bukti-1.png', null, 'Di [kelurahan]', null, 7],
    ['bukti-3', null, 'https://contoh.id/x', 'Di [kelurahan]', null, null],
  ])
})

const known = {
  places: [{ name: 'Sukajadi', kind: 'ward' as const }],
  people: ['Ahmad Fauzi'],
  partners: [],
  contacts: ['lurah@contoh.go.id'],
}

it('proposes facts even where they do not occur, and words only where they do', () => {
  const texts = [
    'Pak Fauzi menulis ke warga@contoh.id.',
    'Gang Mawar dan Gang Mawar; akun kelsukajadibersih',
    'Warga Gang Mawar',
  ]
  const proposals = proposeNames(texts, known)
  expect(proposals.map(({ name, mark, known: fact, count }) => [name, mark, fact, count])).toEqual([
    ['Sukajadi', '[kelurahan]', true, 0],
    ['Ahmad Fauzi', '[nama orang 1]', true, 0],
    ['lurah@contoh.go.id', '[kontak 1]', true, 0],
    ['warga@contoh.id', '[kontak 2]', true, 1],
    ['kelsukajadibersih', '[kelurahan]', false, 1],
    ['Fauzi', '[nama orang 1]', false, 1],
    ['Gang Mawar', '[tempat 1]', false, 3],
  ])
})

it('keeps the marks of a list that was made before', () => {
  const listed: BlindName[] = [{ name: 'Ahmad Fauzi', kind: 'person', mark: '[nama orang 7]' }]
  const marks = proposeNames(['Fauzi'], known, listed).map(({ name, mark }) => [name, mark])
  expect(marks).toContainEqual(['Ahmad Fauzi', '[nama orang 7]'])
  expect(marks).toContainEqual(['Fauzi', '[nama orang 7]'])
})
