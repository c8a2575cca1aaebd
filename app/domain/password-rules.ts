import type { Role } from './actors'
import type { Problem } from './errors'

export const PASSWORD_MAXIMUM = 256

const LONGER: readonly Role[] = ['administrator', 'organizer', 'chair', 'deputy']

/** Least number of characters: 15 for roles that decide, 12 for everybody else. */
export function passwordMinimum(roles: readonly Role[]): 12 | 15 {
  return roles.some((role) => LONGER.includes(role)) ? 15 : 12
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '')

/**
 * The words that a guesser would start from: the password itself, without digits and signs around it, with
 * letters for look-alike digits, and one turn of what is only repeated.
 */
export function guessesBehind(password: string): string[] {
  const lower = password.normalize('NFKC').toLowerCase()
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const signsOff = lower.replace(/[\d\s!-/:-@[-`{-~]+$/u, '')
  const unleet = [...signsOff].map((sign) => LEET[sign] ?? sign).join('')
  const forms = [lower, core, lettersOf(lower), unleet, lettersOf(unleet)]
  const turns = forms.map((form) => /^(.+?)\1+$/su.exec(form)?.[1] ?? form)
  return [...new Set([...forms, ...turns])].filter((form) => form !== '')
}

/** One sign repeated, or neighbours in order up or down: `aaaaaaaaaaaa`, `abcdefghijkl`, `987654321098`. */
function isRun(password: string): boolean {
  const codes = [...password.toLowerCase()].map((sign) => sign.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  return [0, 1, -1].some((step) => steps.every((taken) => taken === step || taken === -9 * step))
}

/** Whether the letters are nothing but these words, one after the other. */
function consistsOf(letters: string, words: ReadonlySet<string>): boolean {
  const reachable = [true]
  for (let end = 1; end <= letters.length; end++) {
    reachable[end] = false
    for (let start = 0; start < end && !reachable[end]; start++)
      reachable[end] = Boolean(reachable[start]) && words.has(letters.slice(start, end))
  }
  return letters !== '' && Boolean(reachable[letters.length])
}

interface PasswordContext {
  minimum: number
  /** Words that everybody around could guess: account, name, kelurahan, kota. */
  words: readonly string[]
  isCommon: (text: string) => boolean
}

/**
 * What is wrong with a new password, or null. Length counts characters as people see code points; there are
 * no rules about kinds of characters (ASVS 5.0 6.2.1–6.2.12).
 */
export function checkPassword(
  password: string,
  { minimum, words, isCommon }: PasswordContext,
): Omit<Problem, 'field'> | null {
  const length = [...password.normalize('NFC')].length
  if (length < minimum) return { kind: 'password_too_short', params: { min: minimum } }
  if (length > PASSWORD_MAXIMUM) return { kind: 'password_too_long', params: { max: PASSWORD_MAXIMUM } }
  const guesses = guessesBehind(password)
  if (isRun(password) || guesses.some(isCommon)) return { kind: 'password_common' }
  const known = new Set(
    words
      .flatMap((word) => [word, ...word.split(/[^\p{L}]+/u)])
      .map((word) => lettersOf(word.normalize('NFKC').toLowerCase()))
      .filter((word) => word.length >= 3),
  )
  if (guesses.some((guess) => consistsOf(lettersOf(guess), known))) return { kind: 'password_context' }
  return null
}

/** Words around every installation. */
export const CONTEXT_WORDS = [
  'sinilai',
  'kelurahan',
  'kecamatan',
  'kota',
  'kabupaten',
  'provinsi',
  'desa',
  'lurah',
  'camat',
  'lomba',
  'inovasi',
  'penilaian',
  'panitia',
  'juri',
  'admin',
  'indonesia',
  'password',
  'sandi',
  'kata',
  'tahun',
] as const
