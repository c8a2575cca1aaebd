import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkValue, keepTyped } from '~/domain/fields'
import { countCharacters, countWords } from '~/domain/fields/count'
import type { TextField } from '~/domain/fields/types'

const long: TextField = {
  code: 'summary',
  section: 'identity',
  type: 'text',
  size: 'long',
  label: { id: 'Ringkasan', en: 'Summary' },
  required: true,
}

describe('countWords', () => {
  it.each([
    ['', 0],
    ['   \n\t ', 0],
    ['Kampung Proklim', 2],
    ['anak-anak bermain', 2],
    ['dan/atau', 1],
    ['Rp 1.500.000 (12,5%)', 3],
    ['kerja – sama', 2],
    ['• satu\n• dua', 2],
    ['“Kutipan,” katanya.', 2],
    ['selesai 🎉 !', 1],
    ['Jumat\u00A0pagi', 2],
    ['inova\u00ADsi\u200B', 1],
    ['cafe\u0301', 1],
    ['warga RW\r\n05', 3],
  ])('counts %j as %i', (text, words) => expect(countWords(text)).toBe(words))

  it('adds up over texts joined by any white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.constantFrom(' ', '\n', '\t', '\u00A0'),
        (a, b, gap) => {
          expect(countWords(`${a}${gap}${b}`)).toBe(countWords(a) + countWords(b))
        },
      ),
    )
  })
})

it('counts characters after composition and a line break as one', () => {
  expect(countCharacters('e\u0301')).toBe(1)
  expect(countCharacters('a\r\nb')).toBe(3)
  expect(countCharacters('🎉')).toBe(1)
})

describe('text field', () => {
  it('keeps every character, making only composition and line ends uniform', () => {
    expect(keepTyped(long, '  dua\r\n\r\nbaris e\u0301  ', 'id')).toBe('  dua\n\nbaris \u00E9  ')
    expect(keepTyped(long, 'a\u0000b\uD800c🎉', 'id')).toBe('ab\uFFFDc🎉')
    expect(keepTyped({ ...long, size: 'short' }, 'satu\r\ndua', 'id')).toBe('satu dua')
  })

  it('keeps what it kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const kept = keepTyped(long, typed, 'id')
        expect(keepTyped(long, kept, 'en')).toBe(kept)
      }),
    )
  })

  it('names each limit that is not kept, with the count', () => {
    const field: TextField = { ...long, minWords: 2, maxWords: 3, maxChars: 12 }
    expect(checkValue(field, 'satu dua')).toEqual([])
    expect(checkValue(field, 'satu')).toEqual([{ kind: 'too-few-words', words: 1, min: 2 }])
    expect(checkValue(field, 'satu dua tiga empat')).toEqual([
      { kind: 'too-many-words', words: 4, max: 3 },
      { kind: 'too-many-characters', characters: 19, max: 12 },
    ])
    expect(checkValue(field, ' ')).toEqual([])
  })
})
