import { expect, it } from 'vitest'
import type { DossierContent } from '~/domain/dossiers'
import type { Form } from '~/domain/fields/form'
import { findWarnings } from '~/domain/warnings'

const both = (text: string) => ({ id: text, en: text })
const base = { section: 'isi', required: false }

const FORM: Form = {
  code: 'uji',
  name: both('Uji'),
  description: both('Uji'),
  sections: [{ code: 'isi', name: both('Isi') }],
  fields: [
    { ...base, code: 'title', type: 'text', size: 'short', label: both('Judul') },
    { ...base, code: 'problem', type: 'text', size: 'long', label: both('Masalah'), maxWords: 300 },
    { ...base, code: 'method', type: 'text', size: 'long', label: both('Cara'), minWords: 10 },
    { ...base, code: 'note', type: 'text', size: 'long', label: both('Catatan'), maxChars: 70 },
    { ...base, code: 'families', type: 'number', label: both('Keluarga') },
    { ...base, code: 'sumber-data', type: 'text', size: 'short', label: both('Sumber') },
    {
      ...base,
      code: 'outcomes',
      type: 'rows',
      label: both('Hasil'),
      columns: [
        { code: 'name', type: 'text', size: 'short', label: both('Indikator'), required: true },
        { code: 'now', type: 'number', label: both('Sekarang'), required: false },
        { code: 'source', type: 'text', size: 'short', label: both('Sumber'), required: false },
      ],
    },
  ],
  evidence: [
    {
      code: 'data-source',
      label: both('Bukti angka'),
      accept: ['application/pdf'],
      minFiles: 0,
      maxFiles: 2,
    },
  ],
}

const content = (
  values: Record<string, string>,
  evidence: DossierContent['evidence'] = [],
): DossierContent => ({
  schema: 1,
  title: 'Judul',
  category: 'uji',
  publishConsent: null,
  values,
  evidence,
})
const piece = (more: Partial<DossierContent['evidence'][number]>): DossierContent['evidence'][number] => ({
  ...{
    uid: 'x',
    kind: 'file',
    sha256: 'a',
    mediaType: 'application/pdf',
    size: 1,
    fileName: 'a.pdf',
    url: null,
  },
  ...{ caption: null, field: null, visibility: 'panel', personalData: false, showsChildren: false, ...more },
})
const NOTHING = { criteria: [], titleTaken: false, ages: [] }
const words = (count: number) => Array.from({ length: count }, () => 'kata').join(' ')

it('finds nothing in an empty dossier, whose gaps are said elsewhere', () => {
  expect(findWarnings(FORM, content({}), NOTHING)).toEqual([])
})

it('finds a long answer of few words, by what its field allows', () => {
  expect(findWarnings(FORM, content({ problem: words(24) }), NOTHING)).toEqual([
    { kind: 'short', field: 'problem', words: 24, usual: 25 },
  ])
  expect(findWarnings(FORM, content({ problem: words(25) }), NOTHING)).toEqual([])
  expect(findWarnings(FORM, content({ note: 'kata' }), NOTHING)).toEqual([
    { kind: 'short', field: 'note', words: 1, usual: 2 },
  ])
  expect(findWarnings(FORM, content({ method: words(9) }), NOTHING)).toEqual([])
  expect(findWarnings(FORM, content({ method: words(10) }), NOTHING)).toEqual([
    { kind: 'short', field: 'method', words: 10, usual: 25 },
  ])
})

it('finds a figure whose place for a source is empty, in a field, a row and a slot', () => {
  const row = (id: string, cells: Record<string, string>) => ({ cells, id })
  const rows = [
    row('00000001', { name: 'Air', now: '5' }),
    row('00000002', { name: 'Api', now: '6', source: 'Buku' }),
    row('00000003', { name: 'Tanah' }),
  ]
  expect(findWarnings(FORM, content({ families: '12', outcomes: JSON.stringify(rows) }), NOTHING)).toEqual([
    {
      kind: 'number_without_source',
      field: 'outcomes',
      at: { row: '00000001', number: 1, column: 'source' },
    },
    { kind: 'number_without_source', field: 'sumber-data' },
    { kind: 'number_without_source', field: 'data-source' },
  ])
  const whole = content({ families: '12', 'sumber-data': 'Register' }, [piece({ field: 'data-source' })])
  expect(findWarnings(FORM, whole, NOTHING)).toEqual([])
})

it('names the criteria that no evidence is offered for, and a title that another has', () => {
  const criteria = [
    { key: 'proposal/dampak', name: 'Dampak' },
    { key: 'proposal/kebaruan', name: 'Kebaruan' },
  ]
  const offered = content({}, [piece({ criteria: ['proposal/dampak'] })])
  expect(findWarnings(FORM, offered, { ...NOTHING, criteria, titleTaken: true })).toEqual([
    { kind: 'title_taken' },
    { kind: 'criteria_without_evidence', names: ['Kebaruan'] },
  ])
})

it('says before the submission what is too young for the rules, or when nobody can tell', () => {
  const age = (startedOn: string | null, months: number | null, closesOn: string | null = '2026-08-31') => ({
    kind: 'age' as const,
    ...{ startedOn, closesOn, months, required: 12 },
  })
  const warn = (finding: ReturnType<typeof age>, place?: string) =>
    findWarnings(FORM, content({}), { ...NOTHING, ages: [{ place, finding }] })
  expect(warn(age('2025-09', 11))).toEqual([{ kind: 'age', place: null, finding: age('2025-09', 11) }])
  expect(warn(age('2025-09', 11), 'note')).toMatchObject([{ kind: 'age', place: 'note' }])
  expect(warn(age('2025-09', 11), '@basics')).toMatchObject([{ kind: 'age', place: null }])
  expect(warn(age(null, null))).toMatchObject([{ kind: 'age', place: null }])
  expect(warn(age('2025-08', 12))).toEqual([])
  expect(warn(age('2025-08', null, null))).toEqual([])
})
