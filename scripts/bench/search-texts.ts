/** Syllables of which words are made that are as long as Indonesian ones and differ as much. */
const SYLLABLES =
  'ba ca da ga ja ka la ma na pa ra sa ta wa ya bi di gi ki li mi ni ri si ti bu du gu ku lu mu nu ru su tu be le me ne se te bo ko lo mo no ro so to ang ing ung kan nya ran tan san'.split(
    ' ',
  )
const VOCABULARY = 12_000

/** Numbers from 0 up to 1 that repeat from run to run (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function makeWord(index: number): string {
  const next = numbers(index + 1)
  const count = 2 + Math.floor(next() * 3)
  return Array.from({ length: count }, () => SYLLABLES[Math.floor(next() * SYLLABLES.length)]).join('')
}

const WORDS = Array.from({ length: VOCABULARY }, (_, index) => makeWord(index))

/** A word by its place: the first are in nearly every text, the last in hardly any (Zipf's law). */
export const wordAt = (rank: number): string => WORDS[rank] ?? ''

/** So many words, as often as words are: the n-th about 1/n as often as the first. */
export function writeText(words: number, seed: number): string {
  const next = numbers(seed)
  return Array.from({ length: words }, () => wordAt(Math.floor(VOCABULARY ** next()) - 1)).join(' ')
}
