import { foldText } from './folding'

/*
 * Copied passages between two texts. Words are compared folded (`foldText`), so that other capitals, commas and accents
 * hide nothing; every figure is a number of words.
 */

/** A passage counts from so many words in a row: longer than set phrases such as *meningkatkan kesejahteraan warga*. */
export const PASSAGE_WORDS = 12
/** Words of one shingle; with `WINDOW`, every passage of `PASSAGE_WORDS` leaves a fingerprint that both texts have. */
const SHINGLE = 8
const WINDOW = PASSAGE_WORDS - SHINGLE + 1

/** One word of a text: as it is compared, and where it stands (UTF-16 units, the end excluded). */
export interface Word {
  key: string
  start: number
  end: number
}

/** A stretch of one text. */
export interface Span {
  start: number
  end: number
}

/** The same words in two texts. */
export interface Passage {
  words: number
  first: Span
  second: Span
}

/** Folding is slow, and most words are plain letters already. */
const keyOf = (word: string): string =>
  /^[a-z0-9]+$/i.test(word) ? word.toLowerCase() : foldText(word).replaceAll(' ', '')

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: found, index }) => {
    const key = keyOf(found)
    return key === '' ? [] : [{ key, start: index, end: index + found.length }]
  })
}

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a over the words, 32 bits. */
function hashWords(words: readonly Word[], from: number): number {
  let hash = OFFSET
  for (let index = from; index < from + SHINGLE; index += 1) {
    const key = words[index]?.key ?? ''
    for (let letter = 0; letter < key.length; letter += 1)
      hash = Math.imul(hash ^ key.charCodeAt(letter), PRIME)
    hash = Math.imul(hash ^ 32, PRIME)
  }
  return hash >>> 0
}

/**
 * Fingerprints of a text by winnowing (Schleimer, Wilkerson, Aiken 2003, *Winnowing: local algorithms for document
 * fingerprinting*): of the hashes of every `SHINGLE` words, the least of each window. Texts that share
 * `PASSAGE_WORDS` words in a row share at least one.
 */
export function fingerprints(words: readonly Word[]): Set<number> {
  const hashes = shingleHashes(words)
  const chosen = new Set<number>()
  for (let from = 0; from + WINDOW <= hashes.length; from += 1) {
    let least = Number.POSITIVE_INFINITY
    for (let at = from; at < from + WINDOW; at += 1) least = Math.min(least, hashes[at] ?? least)
    chosen.add(least)
  }
  return chosen
}

/** The hash of every `SHINGLE` words in a row. */
export function shingleHashes(words: readonly Word[]): number[] {
  const hashes: number[] = []
  for (let from = 0; from + SHINGLE <= words.length; from += 1) hashes.push(hashWords(words, from))
  return hashes
}

/**
 * Passages of at least `PASSAGE_WORDS` words that both texts have, longest possible, in the order of the first text;
 * none overlaps another there.
 */
export function commonPassages(first: readonly Word[], second: readonly Word[]): Passage[] {
  const places = new Map<number, number[]>()
  for (let from = 0; from + SHINGLE <= second.length; from += 1) {
    const hash = hashWords(second, from)
    const known = places.get(hash)
    if (known) known.push(from)
    else places.set(hash, [from])
  }
  const found: Passage[] = []
  for (let from = 0; from + SHINGLE <= first.length; ) {
    const { at, words } = longestAt(first, from, second, places.get(hashWords(first, from)) ?? [])
    if (words >= PASSAGE_WORDS) {
      found.push({ words, first: spanOf(first, from, words), second: spanOf(second, at, words) })
      from += words
    } else from += 1
  }
  return found
}

/** At most so many beginnings of one shingle are followed: a text that repeats itself stays cheap. */
const MOST_PLACES = 50

function longestAt(
  first: readonly Word[],
  from: number,
  second: readonly Word[],
  places: readonly number[],
): { at: number; words: number } {
  let best = { at: 0, words: 0 }
  for (const at of places.slice(0, MOST_PLACES)) {
    let words = 0
    while (from + words < first.length && first[from + words]?.key === second[at + words]?.key) words += 1
    if (words > best.words) best = { at, words }
  }
  return best
}

const spanOf = (words: readonly Word[], from: number, count: number): Span => ({
  start: words[from]?.start ?? 0,
  end: words[from + count - 1]?.end ?? 0,
})
