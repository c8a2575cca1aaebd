import { type BlindKind, type BlindName, findNames, isSearchable, nextMark } from './names'

/** What is known of the people and places around a dossier before anybody reads it. */
export interface KnownNames {
  /** From the ward upwards. */
  places: readonly { name: string; kind: 'ward' | 'district' | 'city' | 'province' }[]
  people: readonly string[]
  partners: readonly string[]
  contacts: readonly string[]
}

/** A name that the organizer is asked about; `known` ones are facts, others only words that look like names. */
export interface Proposal extends BlindName {
  known: boolean
  /** How often it stands in the dossier. */
  count: number
}

const COMMON = new Set(
  (
    'januari februari maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis ' +
    'jumat sabtu minggu indonesia rt rw pkk umkm ktp kk sk sop dan di ke dari yang untuk dengan pada oleh serta ' +
    'kelurahan kecamatan kota kabupaten provinsi desa lurah camat dinas pemerintah program kegiatan warga masyarakat ' +
    'inovasi posyandu puskesmas bank sampah kader ketua tim wali bupati gubernur rukun tetangga'
  ).split(' '),
)
const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}'’]*(?:[ -]\p{Lu}[\p{L}\p{M}'’]*)*/gu
const CONTACT = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\p{L}|@[\p{L}\p{N}._]{3,}|(?:\+62|62|0)[\d\s.-]{8,15}\d/gu
const TOKEN = /[\p{L}\p{N}\p{M}_.@-]+/gu
/** Words seen this often may be names. */
const OFTEN = 2
const MOST = 40
/** A part of a longer name shorter than this is too often a word. */
const LEAST_PART = 4

/**
 * Names to replace in a dossier: facts first, then parts of people's names and joined spellings that occur, addresses
 * and numbers, and capitalised words that repeat. Marks are those of `listed` where a name is on that list already.
 */
export function proposeNames(
  texts: readonly string[],
  known: KnownNames,
  listed: readonly BlindName[] = [],
): Proposal[] {
  const proposals: Proposal[] = []
  const all = texts.join('\n').normalize('NFC')
  const has = (name: string) => {
    const same = (other: string) => other.toLowerCase() === name.toLowerCase()
    return proposals.some((proposal) => same(proposal.name))
  }
  const add = (name: string, kind: BlindKind, isKnown: boolean, mark?: string) => {
    const plain = name.trim().replace(/\s+/g, ' ')
    if (!isSearchable(plain) || has(plain)) return
    const own = listed.find((one) => one.name.toLowerCase() === plain.toLowerCase())
    const entry = {
      name: plain,
      kind: own?.kind ?? kind,
      mark: own?.mark ?? mark ?? nextMark(kind, [...listed, ...proposals]),
    }
    proposals.push({ ...entry, known: isKnown, count: findNames(all, [entry]).length })
  }

  for (const { name, kind, mark } of listed) add(name, kind, true, mark)
  for (const { name, kind } of known.places) add(name, kind, true)
  for (const name of known.people) add(name, 'person', true)
  for (const name of known.partners) add(name, 'partner', true)
  for (const name of known.contacts) add(name, 'contact', true)
  for (const [name] of all.matchAll(CONTACT)) add(name.replace(/[._-]+$/, ''), 'contact', true)
  const facts = [...proposals]
  for (const { name, kind, mark } of facts) {
    if (kind === 'person')
      for (const part of name.split(' '))
        if (part.length >= LEAST_PART && occurs(part, all)) add(part, kind, false, mark)
    if (kind === 'ward' || kind === 'person')
      for (const token of joinedSpellings(name, all))
        if (findNames(token, facts).length === 0) add(token, kind, false, mark)
  }
  for (const name of repeatedNames(all, proposals)) add(name, 'place', false)
  return proposals
}

const occurs = (name: string, text: string) =>
  new RegExp(`(?<!\\p{L})${name.replace(/\W/g, '.')}(?!\\p{L})`, 'u').test(text)

/** Words that a name is hidden in: `kelsukajadi_official`. */
function joinedSpellings(name: string, text: string): string[] {
  const joined = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  if (joined.length <= LEAST_PART) return []
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token.replace(/^[._-]+|[._-]+$/g, ''))
  return tokens.filter((token) => {
    const plain = token.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    return plain.includes(joined) && plain !== joined
  })
}

/** Capitalised words that repeat and are neither common nor covered already. */
function repeatedNames(text: string, covered: readonly BlindName[]): string[] {
  const counts = new Map<string, number>()
  for (const [name] of text.matchAll(CAPITALISED)) {
    const words = name.split(' ')
    while (words.length > 0 && COMMON.has((words[0] ?? '').toLowerCase())) words.shift()
    while (words.length > 0 && COMMON.has((words.at(-1) ?? '').toLowerCase())) words.pop()
    const left = words.join(' ')
    if (left.length < LEAST_PART || findNames(left, covered).length > 0) continue
    counts.set(left, (counts.get(left) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count >= OFTEN)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([name]) => name)
}
