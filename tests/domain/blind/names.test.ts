import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BlindName,
  findNames,
  isSearchable,
  markOf,
  nextMark,
  replaceNames,
  splitMarks,
} from '~/domain/blind/names'

const NAMES: BlindName[] = [
  { name: 'Sukajadi', kind: 'ward', mark: '[kelurahan]' },
  { name: 'Nusa Jaya', kind: 'ward', mark: '[kelurahan]' },
  { name: 'Karawaci', kind: 'district', mark: '[kecamatan]' },
  { name: 'Tangerang', kind: 'city', mark: '[kota]' },
  { name: 'Ahmad Fauzi', kind: 'person', mark: '[nama orang 1]' },
  { name: 'Fauzi', kind: 'person', mark: '[nama orang 1]' },
  { name: "Siti Ma'rifah", kind: 'person', mark: '[nama orang 2]' },
  { name: 'Sari', kind: 'person', mark: '[nama orang 3]' },
  { name: 'Bank Sampah Melati', kind: 'partner', mark: '[mitra 1]' },
]

describe('a name in a sentence', () => {
  it.each([
    ['Warga Sukajadi senang.', 'Warga [kelurahan] senang.'],
    ['Kelurahan Sukajadi, Kec. Karawaci', '[kelurahan], [kecamatan]'],
    ['Kel.Sukajadi dan Desa SUKAJADI', '[kelurahan] dan [kelurahan]'],
    ['kelurahan\nsukajadi', '[kelurahan]'],
    ['Pemkot Tangerang, Kota Tangerang', '[kota], [kota]'],
    ['NusaJaya, nusa-jaya, Nusa  Jaya', '[kelurahan], [kelurahan], [kelurahan]'],
    ['@kelsukajadi dan sukajadi_2024', '@[kelurahan] dan [kelurahan]_2024'],
    ['Sukajadinya, Sukajadilah, se-Sukajadi', '[kelurahan]nya, [kelurahan]lah, se-[kelurahan]'],
    ['Bapak Drs. H. Ahmad Fauzi, S.Sos., M.Si. hadir', '[nama orang 1] hadir'],
    ['Pak Fauzi dan Bu Siti Marifah', '[nama orang 1] dan [nama orang 2]'],
    ['Siti Ma’rifah', '[nama orang 2]'],
    ['Su\u00ADka\u200Bjadi', '[kelurahan]'],
    ['Suka-\njadi', '[kelurahan]'],
    ['BANK SAMPAH MELATI', '[mitra 1]'],
  ])('%j', (text, blind) => {
    expect(replaceNames(text, NAMES)).toBe(blind)
    expect(replaceNames(blind, NAMES)).toBe(blind)
  })

  it.each([
    'Kesukajadian, Sukajadian, Fauziah, menyarikan, Sariawan',
    'Ibu-ibu PKK memilah sampah di RT 03.',
    'Bapak lurah hadir.',
    '[kelurahan] dan [nama orang 7]',
    '',
  ])('leaves %j alone', (text) => {
    expect(replaceNames(text, NAMES)).toBe(text)
  })

  it('finds where they stand', () => {
    expect(findNames('Di Sukajadi.', NAMES)).toEqual([{ start: 3, end: 11, mark: '[kelurahan]' }])
  })

  it('shows where something was replaced', () => {
    expect(splitMarks('Di [kelurahan] ini', ['[kelurahan]'])).toEqual([
      { text: 'Di ', isMark: false },
      { text: '[kelurahan]', isMark: true },
      { text: ' ini', isMark: false },
    ])
  })
})

it('cannot search for what is hardly a name', () => {
  expect(['', ' ', 'a', '..', 'nya', 'LAH', 'Li', 'RW 03'].map(isSearchable)).toEqual([
    ...[false, false, false, false, false, false],
    ...[true, true],
  ])
})

it('counts marks of one kind', () => {
  expect(markOf('ward', 4)).toBe('[kelurahan]')
  expect(nextMark('person', NAMES)).toBe('[nama orang 4]')
  expect(nextMark('contact', NAMES)).toBe('[kontak 1]')
})

const word = fc.string({ unit: fc.constantFrom(...'abknyalhSp'), minLength: 1, maxLength: 7 })
const kinds = fc.constantFrom('ward' as const, 'person' as const, 'partner' as const)
const someNames = fc
  .array(fc.tuple(fc.array(word, { minLength: 1, maxLength: 2 }), kinds), { minLength: 1, maxLength: 5 })
  .map((list): BlindName[] =>
    list.map(([words, kind], index) => ({ name: words.join(' '), kind, mark: markOf(kind, index + 1) })),
  )
const joints = fc.constantFrom(
  ' ',
  ', ',
  '. ',
  '-',
  '_',
  '\n',
  '',
  ' Kel. ',
  ' Pak ',
  '[kelurahan]',
  'nya',
  '@',
)
const someText = (names: readonly BlindName[]) =>
  fc
    .array(fc.tuple(joints, fc.oneof(word, fc.constantFrom(...names.map(({ name }) => name)))), {
      maxLength: 12,
    })
    .map((parts) => parts.map(([joint, part]) => joint + part).join(''))
const cases = someNames.chain((names) => fc.tuple(fc.constant(names), someText(names)))

it('leaves no listed name, whatever the text', () => {
  fc.assert(
    fc.property(cases, ([names, text]) => {
      expect(findNames(replaceNames(text, names), names)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(cases, ([names, text]) => {
      const once = replaceNames(text, names)
      expect(replaceNames(once, names)).toBe(once)
    }),
    { numRuns: 300 },
  )
})

it('gives a text without names back as it is', () => {
  fc.assert(
    fc.property(cases, ([names, text]) => {
      if (findNames(text, names).length === 0) expect(replaceNames(text, names)).toBe(text)
    }),
    { numRuns: 300 },
  )
})

it('leaves no name as a word by itself, as a plain search sees it', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 4, maxLength: 6 })
  const list = fc.uniqueArray(plain, { minLength: 1, maxLength: 4 })
  const text = list.chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.array(fc.oneof(plain, fc.constantFrom(...names)), { maxLength: 20 }).map((words) => words.join(' ')),
    ),
  )
  fc.assert(
    fc.property(text, ([names, sentence]) => {
      const blind = replaceNames(
        sentence,
        names.map((name) => ({ name, kind: 'place', mark: '[tempat 1]' })),
      )
      const kept = sentence.split(' ').map((one) => (names.includes(one) ? '[tempat 1]' : one))
      expect(blind).toBe(kept.join(' '))
    }),
  )
})

// A way to read a text that takes longer and longer would not come to an end in the time that a test has.
it('comes to an end whatever a text is made of', () => {
  const names = Array.from({ length: 100 }, (_, index): BlindName => {
    const kind = (['person', 'ward', 'place'] as const)[index % 3] ?? 'place'
    return { name: `Ab${index} Cd`, kind, mark: `[nama ${index}]` }
  })
  const parts = ['ab1-\n', 'pak ', 'kel ', 'a.b.', 'ab1 ', ', S.Sos', 'ab', '- ', '\u00AD', 'ab1 cd, S.a']
  const texts = parts.map((part) => part.repeat(Math.ceil(5_000 / part.length)))
  texts.push(`ab1${'-\n'.repeat(20_000)}`, `ab1 cd${' '.repeat(20_000)}S`)
  expect(texts.map((text) => replaceNames(text, names).length > 0)).toEqual(texts.map(() => true))
})
