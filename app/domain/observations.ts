import { normalizeTyped } from './decimal-text'
import type { Problem } from './errors'
import { formatDecimal } from './format'
import type { Locale } from './locale'
import { compare, parseDecimal, sub, toExactDecimalText } from './rational'

/*
 * A field visit: beside what a team claims stands what the judge saw. What was seen says nothing of the mark, which is
 * the judge's own and counts alone.
 */

/** One thing that a field visit looks at, with what its team claims of it. */
export interface Indicator {
  /** A criterion's code, or where a figure stands in a dossier; names the two fields. */
  key: string
  label: string
  kind: 'number' | 'yes-no' | 'levels' | 'text'
  unit: string
  /** A canonical decimal, `1` or `0`, or a text; null where the team says nothing of it. */
  claimed: string | null
  /** What `levels` may be, as canonical decimals. */
  levels?: readonly { value: string; label: string }[]
}

/** Before every key of a figure, which no criterion's code begins with. */
export const FIGURE = 'angka'

/** Whether an indicator is a figure of a dossier, not a criterion. */
export const isFigure = ({ key }: Pick<Indicator, 'key'>): boolean => key.startsWith(`${FIGURE}.`)

/** What a judge saw: a canonical decimal or a text, and a note; what is empty is absent. */
export interface Observation {
  seen?: string
  note?: string
}

/** By the keys of indicators. */
export type Observations = Readonly<Record<string, Observation>>

export const seenField = (key: string): string => `lapangan.${key}`
export const seenNoteField = (key: string): string => `catatan_lapangan.${key}`

export const LONGEST_SEEN = 500
export const LONGEST_SEEN_NOTE = 2000

/** Reads what was typed of a field visit; text that cannot be a figure is a problem at its field. */
export function readObservations(
  indicators: readonly Indicator[],
  typed: (field: string) => string,
): { observations: Observations; problems: Problem[] } {
  const observations: Record<string, Observation> = {}
  const problems: Problem[] = []
  for (const indicator of indicators) {
    const { key } = indicator
    const seen = readSeen(indicator, typed(seenField(key)).trim())
    if (seen.problem) problems.push({ field: seenField(key), ...seen.problem })
    const note = typed(seenNoteField(key)).trim()
    if (note.length > LONGEST_SEEN_NOTE)
      problems.push({ field: seenNoteField(key), kind: 'too_long', params: { max: LONGEST_SEEN_NOTE } })
    const observation = { ...(seen.value ? { seen: seen.value } : {}), ...(note ? { note } : {}) }
    if (Object.keys(observation).length > 0) observations[key] = observation
  }
  return { observations, problems }
}

type Seen = { value: string | null; problem?: Omit<Problem, 'field'> }

function readSeen({ kind, levels = [] }: Indicator, text: string): Seen {
  if (text === '') return { value: null }
  if (kind === 'text')
    return text.length > LONGEST_SEEN
      ? { value: null, problem: { kind: 'too_long', params: { max: LONGEST_SEEN } } }
      : { value: text }
  const read = normalizeTyped(text)
  if (!read.ok)
    return { value: null, problem: { kind: read.ambiguous ? 'seen_ambiguous' : 'seen_not_a_number' } }
  const known = kind === 'yes-no' ? ['0', '1'] : levels.map(({ value }) => value)
  if (kind !== 'number' && !known.includes(read.value))
    return { value: null, problem: { kind: 'seen_not_a_choice' } }
  return { value: read.value }
}

/** What is stored, as a form's field shows it: a decimal without separators of thousands. */
export const seenText = ({ kind }: Pick<Indicator, 'kind'>, seen: string, locale: Locale): string =>
  kind === 'text' || locale === 'en' ? seen : seen.replace('.', ',')

/** How what was seen stands to what was claimed. */
export type Difference =
  /** Nothing to compare: one of them is not there, or they are words. */
  | { kind: 'none' }
  | { kind: 'same' }
  /** A choice other than the claimed one. */
  | { kind: 'other' }
  /** Seen less claimed, exact, with its sign. */
  | { kind: 'by'; value: string }

/** The difference between what was seen and what was claimed; of figures it is exact. */
export function differenceOf(
  { kind, claimed }: Pick<Indicator, 'kind' | 'claimed'>,
  seen: string | undefined,
): Difference {
  if (claimed === null || seen === undefined || kind === 'text') return { kind: 'none' }
  const [was, is] = [parseDecimal(claimed), parseDecimal(seen)]
  if (!was || !is) return { kind: 'none' }
  if (compare(was, is) === 0) return { kind: 'same' }
  if (kind === 'yes-no') return { kind: 'other' }
  return { kind: 'by', value: toExactDecimalText(sub(is, was)) ?? '' }
}

/** A figure with its unit, as people read it. */
export function sayFigure(value: string, unit: string, locale: Locale): string {
  const figure = formatDecimal(value, locale)
  if (unit === 'Rp')
    return figure.startsWith('-') || figure.startsWith('−') ? `−Rp${figure.slice(1)}` : `Rp${figure}`
  if (unit === '%') return `${figure}%`
  return unit === '' ? figure : `${figure} ${unit}`
}
