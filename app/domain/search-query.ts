/** More than anybody types by hand; what is beyond is left out. */
const MOST_TERMS = 12
const LONGEST_WORD = 64
/** A shorter word is searched for as it is, since too many words begin like it. */
const SHORTEST_BEGINNING = 2

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const TERM = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu

const wordsOf = (text: string): string[] =>
  (text.normalize('NFC').match(WORD) ?? [])
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''))

/** One term of the expression: words in a row as they are, or one word and whatever begins with it. */
function termOf(words: readonly string[], exact: boolean): string {
  const phrase = `"${words.join(' ')}"`
  const last = words.at(-1) ?? ''
  return exact || [...last].length < SHORTEST_BEGINNING ? phrase : `${phrase}*`
}

/**
 * What a person typed into the search box as an expression of SQLite's full-text index (FTS5); null where it holds no
 * word. Every word must be found, also as the beginning of a longer one; `"in a row"` finds words that stand together;
 * `-word` leaves out what has it. Any other character only parts words, so that no input is an error.
 */
export function searchExpression(typed: string): string | null {
  const wanted: string[] = []
  const unwanted: string[] = []
  for (const [, minus, quoted, bare] of typed.matchAll(TERM)) {
    const words = wordsOf(quoted ?? bare ?? '')
    if (words.length === 0 || wanted.length + unwanted.length >= MOST_TERMS) continue
    const list = minus ? unwanted : wanted
    list.push(termOf(words, quoted !== undefined))
  }
  if (wanted.length === 0) return null
  const all = wanted.join(' AND ')
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`
}

/** What stands around a found word in a snippet; neither can be typed into a form. */
export const MARKS = { begin: '\u0002', end: '\u0003' } as const

/** A piece of a snippet, marked where it was searched for. */
export interface SnippetPart {
  text: string
  found: boolean
}

/** A snippet's parts in order; its text stays text, whatever it holds. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = []
  for (const piece of snippet.split(MARKS.begin)) {
    const [first = '', ...rest] = piece.split(MARKS.end)
    const marked = rest.length > 0
    if (first) parts.push({ text: first, found: marked })
    const after = rest.join('')
    if (after) parts.push({ text: after, found: false })
  }
  return parts
}
