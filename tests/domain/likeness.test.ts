import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMON_TEXT, findLikenesses, TITLE_PERMILLE, titleLikeness } from '~/domain/likeness'
import { commonPassages, fingerprints, PASSAGE_WORDS, wordsOf } from '~/domain/passages'

const number = (from: number, count: number, stem: string) =>
  Array.from({ length: count }, (_, at) => `${stem}${from + at}`).join(' ')

describe('passages', () => {
  it('are pointed out from twelve words on, where they stand, whatever case and punctuation', () => {
    const copied = 'Warga memilah sampah dapur setiap pagi, lalu petugas menimbangnya di balai RW.'
    const first = `Awal. ${copied} Akhir.`
    const second = `Lain sekali: ${copied.toUpperCase().replace(',', ' –')} Selesai`
    const [passage, ...more] = commonPassages(wordsOf(first), wordsOf(second))
    expect(more).toEqual([])
    expect(passage?.words).toBe(12)
    expect(first.slice(passage?.first.start, passage?.first.end)).toBe(copied.slice(0, -1))
    expect(second.slice(passage?.second.start, passage?.second.end)).toBe(
      copied.toUpperCase().replace(',', ' –').slice(0, -1),
    )
    const eleven = number(1, PASSAGE_WORDS - 1, 'kata')
    expect(commonPassages(wordsOf(`x ${eleven} y`), wordsOf(`z ${eleven} w`))).toEqual([])
  })

  it('share a fingerprint whenever they are long enough, wherever they stand', () => {
    const part = (stem: string) => fc.integer({ min: 0, max: 40 }).map((count) => number(0, count, stem))
    const length = fc.integer({ min: PASSAGE_WORDS, max: 60 })
    fc.assert(
      fc.property(part('a'), part('b'), part('c'), part('d'), length, (a, b, c, d, words) => {
        const copied = number(0, words, 'salin')
        const [first, second] = [wordsOf(`${a} ${copied} ${b}`), wordsOf(`${c} ${copied} ${d}`)]
        const shared = [...fingerprints(first)].filter((print) => fingerprints(second).has(print))
        expect(shared.length).toBeGreaterThan(0)
        expect(commonPassages(first, second).map((passage) => passage.words)).toEqual([words])
      }),
    )
  })

  it('never overlap, and say the same in both texts', () => {
    const text = fc
      .array(fc.constantFrom('air', 'tanah', 'api'), { maxLength: 80 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (one, other) => {
        let last = 0
        for (const { first, second, words } of commonPassages(wordsOf(one), wordsOf(other))) {
          expect(one.slice(first.start, first.end)).toBe(other.slice(second.start, second.end))
          expect(wordsOf(one.slice(first.start, first.end))).toHaveLength(words)
          expect(first.start).toBeGreaterThanOrEqual(last)
          last = first.end
        }
      }),
    )
  })
})

describe('titles', () => {
  it('are alike by their letters, case and accents aside', () => {
    expect(titleLikeness('Bank Sampah Melati', 'bank sampah mélati')).toBe(1000)
    expect(titleLikeness('Bank Sampah Melati', 'Bank Sampah Melati 2')).toBeGreaterThanOrEqual(TITLE_PERMILLE)
    expect(titleLikeness('Bank Sampah Melati', 'Loket Daring')).toBeLessThan(100)
    expect(titleLikeness('', '')).toBe(0)
  })

  it('are as alike one way as the other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(titleLikeness(one, other)).toBe(titleLikeness(other, one))
      }),
    )
  })
})

describe('dossiers', () => {
  const copied = number(1, 20, 'sama')

  it('are paired by what they copied and by their titles, the longest copy first', () => {
    const dossiers = [
      { id: 10, title: 'Bank Sampah Melati', prose: `${number(1, 30, 'a')} ${copied}` },
      { id: 20, title: 'Loket Daring', prose: `${copied} ${number(1, 30, 'b')}` },
      { id: 30, title: 'Bank sampah melati', prose: number(1, 30, 'c') },
      { id: 40, title: 'Taman Baca', prose: number(1, 30, 'd') },
    ]
    expect(findLikenesses(dossiers)).toEqual([
      { first: 10, second: 20, words: 20, titlePermille: 0 },
      { first: 10, second: 30, words: 0, titlePermille: 1000 },
    ])
  })

  it('are not paired by a text that very many have', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        id: at + 1,
        title: String.fromCharCode(97 + (at % 26)).repeat(3 + at),
        prose: `${copied} ${number(1, 15, `k${at}x`)}`,
      }))
    expect(findLikenesses(many(COMMON_TEXT + 1)).filter(({ words }) => words > 0)).toEqual([])
    expect(findLikenesses(many(3)).map(({ words }) => words)).toEqual([20, 20, 20])
  })
})
