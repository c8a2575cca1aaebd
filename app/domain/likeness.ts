import { foldText } from './folding'
import { commonPassages, fingerprints, shingleHashes, wordsOf } from './passages'

/** Titles from here on are pointed out; of 1,000. */
export const TITLE_PERMILLE = 800
/** What more dossiers than this say alike is a set text, such as a paragraph of the juknis, and nobody's copy. */
export const COMMON_TEXT = 30
/** The most pairs that one comparison keeps, the longest copies first. */
export const MOST_PAIRS = 2_000

export interface Compared {
  id: number
  title: string
  prose: string
}

/** Two dossiers that say the same: `words` copied in all, and how alike their titles are. */
export interface Likeness {
  first: number
  second: number
  words: number
  titlePermille: number
}

/** Numbers for runs of three letters, so that comparing millions of titles compares no text. */
type Grams = Map<string, number>

/** The runs of three letters of a folded title as sorted numbers. */
function trigrams(title: string, known: Grams): Uint32Array {
  const text = ` ${foldText(title)} `
  const numbers = Uint32Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => {
    const gram = text.slice(at, at + 3)
    const number = known.get(gram) ?? known.size
    known.set(gram, number)
    return number
  })
  return numbers.sort()
}

/** How many of the sorted numbers both have. */
function countCommon(first: Uint32Array, second: Uint32Array): number {
  let common = 0
  for (let a = 0, b = 0; a < first.length && b < second.length; ) {
    const left = first[a] ?? 0
    const right = second[b] ?? 0
    if (left === right) common += 1
    if (left <= right) a += 1
    if (right <= left) b += 1
  }
  return common
}

const dice = (first: Uint32Array, second: Uint32Array): number =>
  first.length + second.length === 0
    ? 0
    : Math.floor((2000 * countCommon(first, second)) / (first.length + second.length))

/** How alike two titles are, of 1,000: Dice's coefficient over runs of three letters, case and accents aside. */
export function titleLikeness(first: string, second: string): number {
  const known: Grams = new Map()
  return dice(trigrams(first, known), trigrams(second, known))
}

type Pairs = Map<number, Map<number, { titlePermille: number }>>

const pairOf = (pairs: Pairs, first: number, second: number) => {
  const row = pairs.get(first) ?? new Map()
  pairs.set(first, row)
  const pair = row.get(second) ?? { titlePermille: 0 }
  row.set(second, pair)
  return pair as { titlePermille: number }
}

function pairTitles(dossiers: readonly Compared[], pairs: Pairs): void {
  const known: Grams = new Map()
  const byLength = dossiers
    .map(({ title }, index) => ({ index, grams: trigrams(title, known) }))
    .sort((a, b) => a.grams.length - b.grams.length)
  for (const [from, one] of byLength.entries())
    for (let at = from + 1; at < byLength.length; at += 1) {
      const other = byLength[at]
      // Sorted by length: from here on every other title is too long to be alike.
      if (!other || 2000 * one.grams.length < TITLE_PERMILLE * (one.grams.length + other.grams.length)) break
      const likeness = dice(one.grams, other.grams)
      if (likeness < TITLE_PERMILLE) continue
      const [first, second] = [one.index, other.index].sort((a, b) => a - b) as [number, number]
      pairOf(pairs, first, second).titlePermille = likeness
    }
}

/** Places in which shingles are counted: so many that two different ones hardly ever meet. */
const PLACES = 1 << 22

/** In how many dossiers each shingle stands, by the place of its hash. */
function countHolders(texts: readonly string[]): (hash: number) => number {
  const counts = new Uint16Array(PLACES)
  const placeOf = (hash: number) => hash % PLACES
  for (const text of texts)
    for (const place of new Set(shingleHashes(wordsOf(text)).map(placeOf)))
      counts[place] = (counts[place] ?? 0) + 1
  return (hash) => counts[placeOf(hash)] ?? 0
}

/** Which texts share a fingerprint: sorted numbers, and words made anew each time, since there may be millions. */
function pairFingerprints(texts: readonly string[], pairs: Pairs): void {
  const holdersOf = countHolders(texts)
  const rare = texts.map((text) =>
    [...fingerprints(wordsOf(text))].filter((print) => holdersOf(print) <= COMMON_TEXT),
  )
  const all = new Float64Array(rare.reduce((sum, { length }) => sum + length, 0))
  let next = 0
  for (const [index, prints] of rare.entries())
    for (const print of prints) {
      all[next] = print * texts.length + index
      next += 1
    }
  all.sort()
  for (let from = 0; from < all.length; ) {
    const print = Math.floor((all[from] ?? 0) / texts.length)
    const holders: number[] = []
    for (; from < all.length && Math.floor((all[from] ?? 0) / texts.length) === print; from += 1)
      holders.push((all[from] ?? 0) % texts.length)
    for (const [at, first] of holders.entries())
      for (const second of holders.slice(at + 1)) pairOf(pairs, first, second)
  }
}

/**
 * Every two dossiers with a copied passage (`PASSAGE_WORDS` words in a row) or with titles that are nearly the same
 * (`TITLE_PERMILLE`), the most copied words first. Passages that are in more than `COMMON_TEXT` dossiers alone make no pair.
 */
export function findLikenesses(dossiers: readonly Compared[]): Likeness[] {
  const pairs: Pairs = new Map()
  const texts = dossiers.map(({ prose }) => prose)
  pairTitles(dossiers, pairs)
  pairFingerprints(texts, pairs)
  const found: Likeness[] = []
  for (const [first, row] of pairs)
    for (const [second, { titlePermille }] of row) {
      const copied = commonPassages(wordsOf(texts[first] ?? ''), wordsOf(texts[second] ?? ''))
      const count = copied.reduce((sum, passage) => sum + passage.words, 0)
      if (count === 0 && titlePermille === 0) continue
      const ids = { first: dossiers[first]?.id ?? 0, second: dossiers[second]?.id ?? 0 }
      found.push({ ...ids, words: count, titlePermille })
    }
  return found
    .sort((a, b) => b.words - a.words || b.titlePermille - a.titlePermille || a.first - b.first)
    .slice(0, MOST_PAIRS)
}
