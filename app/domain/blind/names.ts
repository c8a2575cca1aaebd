/** What a name stands for; decides its neutral mark and which words before it belong to it. */
export const BLIND_KINDS = [
  'ward',
  'district',
  'city',
  'province',
  'person',
  'partner',
  'contact',
  'place',
] as const
export type BlindKind = (typeof BLIND_KINDS)[number]

/** A name that judges of a blind stage do not get, and what they get instead: `[kelurahan]`, `[nama orang 2]`. */
export interface BlindName {
  name: string
  kind: BlindKind
  mark: string
}

/** Kinds of which a dossier has one; of the others each name gets its number. */
const SINGLE: { readonly [Kind in BlindKind]?: string } = {
  ward: '[kelurahan]',
  district: '[kecamatan]',
  city: '[kota]',
  province: '[provinsi]',
}
const NUMBERED: { readonly [Kind in BlindKind]?: string } = {
  person: 'nama orang',
  partner: 'mitra',
  contact: 'kontak',
  place: 'tempat',
}

/** The mark of a kind's name number `number`, counted from 1. */
export const markOf = (kind: BlindKind, number: number): string =>
  SINGLE[kind] ?? `[${NUMBERED[kind] ?? kind} ${number}]`

/** The first mark of a kind that none of these names has. */
export function nextMark(kind: BlindKind, names: readonly BlindName[]): string {
  const taken = new Set(names.map(({ mark }) => mark))
  let number = 1
  while (SINGLE[kind] === undefined && taken.has(markOf(kind, number))) number++
  return markOf(kind, number)
}

const LETTER = String.raw`[\p{L}\p{N}\p{M}]`
/** What may stand inside a word without being read: invisible signs, a hyphen at the end of a line. */
const UNSEEN = String.raw`(?:[\u00AD\u200B-\u200D\u2060\uFEFF]|-\n)*`
/** Joins the words of a name. One class, so that no text makes the search slow. */
const BETWEEN = String.raw`[\s._\-–\u00AD\u200B-\u200D\u2060\uFEFF]*`
const APOSTROPHE = /['’‘`ʼ]/u
/** Endings that hang on a name: *Sukajadinya*, *Sukajadilah*. */
const CLITICS = ['nya', 'lah', 'kah', 'pun']
/** A shorter name with an ending may be another word. */
const LONG_ENOUGH = 4

const TITLES =
  'prof|drs|dra|dr|drg|ir|hj|h|kh|ustadzah|ustadz|ustazah|ustaz|ust|bapak|bpk|pak|ibu|bu|sdri|sdr|saudari|saudara|kak|mas|mbak|bang|ny|tn'
const DEGREES = String.raw`(?:,?\s*(?:S|M|A|D|Sp|Ph)\.\s?[A-Za-z]{1,6}(?:\.[A-Za-z]{1,4}){0,3}\.?|,\s*(?:SE|SH|ST|SP|SS|MM|MH|MT|MA|MKes|MPd|SPd|SSos|MSi|AMd|SKM)(?!${LETTER})){0,6}`

/** Words that belong to a name of the kind when they stand before it. */
const BEFORE: { readonly [Kind in BlindKind]?: string } = {
  ward: 'kelurahan|kel|desa|ds|nagari|gampong',
  district: 'kecamatan|kec|distrik|kapanewon|kemantren',
  city: 'kabupaten|kotamadya|kota|kab|pemkot|pemkab',
  province: 'provinsi|prov|propinsi',
}

const escapeSigns = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** The words of a name with nothing around them that is no letter or digit; empty for what cannot be searched. */
function wordsOf(name: string): string[] {
  const words = name
    .normalize('NFC')
    .replace(/[[\]]/g, ' ')
    .split(/[\s._\-–]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, ''))
    .filter((word) => word !== '')
  const letters = words.join('')
  return [...letters].length < 2 || CLITICS.includes(letters.toLowerCase()) ? [] : words
}

/** Whether a name can be searched for at all: two letters or digits at least, and more than an ending. */
export const isSearchable = (name: string): boolean => wordsOf(name).length > 0

/** One name as a pattern: its words however they are joined, with what belongs to it. */
function patternOf({ name, kind }: BlindName): string {
  const words = wordsOf(name)
  const bare = words
    .map((word) =>
      [...word].map((sign) => (APOSTROPHE.test(sign) ? "['’‘`ʼ]?" : escapeSigns(sign))).join(UNSEEN),
    )
    .join(BETWEEN)
  const clitic = words.join('').length >= LONG_ENOUGH ? `(?:${CLITICS.join('|')})?` : ''
  const end = `(?=${clitic}(?!${LETTER}))`
  const prefix = BEFORE[kind]
  if (prefix) return `(?:(?:${prefix})${BETWEEN})?${bare}${end}`
  if (kind === 'person')
    return `(?:(?:${TITLES})(?:\\.\\s*|\\s+)){0,6}${bare}(?:${DEGREES}(?!${LETTER})|${end})`
  return `${bare}${end}`
}

/** A place in a text where a name stands. */
export interface FoundName {
  start: number
  end: number
  mark: string
}

const lengthOf = ({ name }: BlindName) => wordsOf(name).join(' ').length

type Compiled = { known: BlindName[]; pattern: RegExp } | null

/** A dossier is searched text by text with the same list. */
const compiledLists = new WeakMap<readonly BlindName[], Compiled>()

function compile(names: readonly BlindName[]): Compiled {
  const known = compiledLists.get(names)
  if (known !== undefined) return known
  const made = build(names)
  compiledLists.set(names, made)
  return made
}

/** Longer names first, so that *Ahmad Fauzi* is one name; marks are found as themselves and left alone. */
function build(names: readonly BlindName[]): Compiled {
  const known = names.filter(({ name }) => isSearchable(name)).sort((a, b) => lengthOf(b) - lengthOf(a))
  if (known.length === 0) return null
  const marks = [...new Set(known.map(({ mark }) => mark))].map(escapeSigns).join('|')
  const found = known.map((name) => `(${patternOf(name)})`).join('|')
  return { known, pattern: new RegExp(`(?:${marks})|(?<!${LETTER})(?:${found})`, 'giu') }
}

/** Where names stand in a text, in order; the text is taken as NFC. */
export function findNames(text: string, names: readonly BlindName[]): FoundName[] {
  const compiled = compile(names)
  return compiled ? search(text.normalize('NFC'), compiled) : []
}

function search(text: string, { known, pattern }: NonNullable<Compiled>): FoundName[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const index = known.findIndex((_, at) => match[at + 1] !== undefined)
    const name = known[index]
    return name ? [{ start: match.index, end: match.index + match[0].length, mark: name.mark }] : []
  })
}

/**
 * The text with every name replaced by its mark: whole words in any case, longest first, with the words that belong
 * to a name (*Kel.*, *Bapak*, degrees). What merely begins or goes on like a name stays; a text without names comes
 * back as it is, and what has been replaced once is not changed again.
 */
export function replaceNames(text: string, names: readonly BlindName[]): string {
  const compiled = compile(names)
  if (!compiled) return text
  let now = text.normalize('NFC')
  let found = search(now, compiled)
  if (found.length === 0) return text
  // A mark makes a border, beside which a name may come to stand as a word of its own.
  while (found.length > 0) {
    now = cover(now, found)
    found = search(now, compiled)
  }
  return now
}

function cover(text: string, found: readonly FoundName[]): string {
  let done = 0
  let covered = ''
  for (const { start, end, mark } of found) {
    covered += text.slice(done, start) + mark
    done = end
  }
  return covered + text.slice(done)
}

/** A text cut at its marks, to show where something was replaced. */
export function splitMarks(text: string, marks: readonly string[]): { text: string; isMark: boolean }[] {
  const all = [...new Set([...marks, HIDDEN_LINK, HIDDEN_PLACE])].map(escapeSigns)
  return text
    .split(new RegExp(`(${all.join('|')})`, 'u'))
    .map((part, index) => ({ text: part, isMark: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}

/** Stand for what names its place by itself: a link, coordinates. */
export const HIDDEN_LINK = '[tautan]'
export const HIDDEN_PLACE = '[lokasi]'
