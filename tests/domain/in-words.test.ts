import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateInWords, dayDateInWords, moneyInWords, numberInWords } from '~/domain/in-words'

const units = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')
const scale: Record<string, bigint> = {
  ribu: 10n ** 3n,
  juta: 10n ** 6n,
  miliar: 10n ** 9n,
  triliun: 10n ** 12n,
  kuadriliun: 10n ** 15n,
}

/** Reads Indonesian number words by their own grammar, from left to right. */
function readWords(words: string): bigint {
  let total = 0n
  let group = 0n
  let unit = 0n
  for (const word of words.split(' ')) {
    if (word === 'sepuluh') group += 10n
    else if (word === 'sebelas') group += 11n
    else if (word === 'seratus') group += 100n
    else if (word === 'seribu') total += 1000n
    else if (word === 'belas') [group, unit] = [group + 10n + unit, 0n]
    else if (word === 'puluh') [group, unit] = [group + 10n * unit, 0n]
    else if (word === 'ratus') [group, unit] = [group + 100n * unit, 0n]
    else if (scale[word] !== undefined) {
      total += (group + unit) * scale[word]
      group = 0n
      unit = 0n
    } else if (units.includes(word)) unit = BigInt(units.indexOf(word))
    else throw new Error(`Not a number word: ${word}`)
  }
  return total + group + unit
}

describe('numberInWords', () => {
  it.each([
    ['0', 'nol'],
    ['10', 'sepuluh'],
    ['11', 'sebelas'],
    ['15', 'lima belas'],
    ['20', 'dua puluh'],
    ['99', 'sembilan puluh sembilan'],
    ['100', 'seratus'],
    ['111', 'seratus sebelas'],
    ['1000', 'seribu'],
    ['1100', 'seribu seratus'],
    ['2025', 'dua ribu dua puluh lima'],
    ['21000', 'dua puluh satu ribu'],
    ['100000', 'seratus ribu'],
    ['101000', 'seratus satu ribu'],
    ['1001000', 'satu juta seribu'],
    ['1000000000', 'satu miliar'],
    ['87.25', 'delapan puluh tujuh koma dua lima'],
    ['0.05', 'nol koma nol lima'],
    ['-3', 'minus tiga'],
  ])('%s is %s', (value, words) => expect(numberInWords(value)).toBe(words))

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (value) => {
        expect(readWords(numberInWords(value))).toBe(value)
      }),
      { numRuns: 500 },
    )
  })

  it('is right for every number up to 10,000', () => {
    const wrong = Array.from({ length: 10_001 }, (_, n) => n).filter(
      (n) => readWords(numberInWords(n)) !== BigInt(n),
    )
    expect(wrong).toEqual([])
  })

  it('refuses what it cannot write', () => {
    expect(() => numberInWords(10n ** 18n)).toThrow(RangeError)
    expect(() => numberInWords('1,5')).toThrow(RangeError)
    expect(() => numberInWords(Number.NaN)).toThrow(RangeError)
  })
})

it('writes money and dates for official documents', () => {
  expect(moneyInWords('1500000')).toBe('satu juta lima ratus ribu rupiah')
  expect(dateInWords('2025-02-28')).toBe('dua puluh delapan bulan Februari tahun dua ribu dua puluh lima')
  expect(dayDateInWords('2025-02-28')).toBe(
    'Jumat, tanggal dua puluh delapan bulan Februari tahun dua ribu dua puluh lima',
  )
})
