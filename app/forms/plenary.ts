import { isDate } from '~/domain/calendar'
import { InputError, type Problem } from '~/domain/errors'
import type { TypedOutcome } from '~/domain/meeting'
import { isOutcome, type Outcome } from '~/domain/outcomes'
import { parseTime } from '~/domain/time'

/** What stands in the boxes of a meeting's form, by field; empty boxes are absent. */
export type MeetingValues = Readonly<Record<string, string>>

export const MEETING_FIELDS = {
  date: 'tanggal',
  time: 'waktu',
  place: 'tempat',
  others: 'peserta_lain',
  notes: 'notulen',
  /** Why there is a further meeting; written when it begins. */
  reason: 'alasan_rapat',
} as const

/** Fields of a seat: whether its occupant is there, and a remark. */
export const presentField = (seat: string) => `hadir.${seat}`
export const remarkField = (seat: string) => `keterangan.${seat}`

/** Fields of an entry: its outcome when it is not by the ranking, why, the letter, and its place among tied ones. */
export const outcomeField = (entry: string) => `hasil.${entry}`
export const reasonField = (entry: string) => `alasan.${entry}`
export const documentField = (entry: string) => `surat.${entry}`
export const placeField = (entry: string) => `urutan.${entry}`
/** Why a tied group is ordered so; the group goes by its first entry. */
export const orderReasonField = (first: string) => `alasan_urutan.${first}`

/** The outcomes chosen for single entries, by public id. */
export const typedOutcomes = (values: MeetingValues): Record<string, Outcome> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]): [string, Outcome][] =>
      field.startsWith(outcomeField('')) && isOutcome(value)
        ? [[field.slice(outcomeField('').length), value]]
        : [],
    ),
  )

/** Fields whose value is a code of a choice. */
export const isChoice = (field: string) => field.startsWith('hasil.') || field.startsWith('hadir.')

const LONGEST: Readonly<Record<string, number>> = {
  [MEETING_FIELDS.place]: 200,
  [MEETING_FIELDS.others]: 2000,
  [MEETING_FIELDS.notes]: 10_000,
  keterangan: 200,
  alasan: 1000,
  surat: 200,
  alasan_urutan: 1000,
}

/** The fields of a meeting with these seats and entries. */
export function meetingFields(seats: readonly string[], entries: readonly string[]): string[] {
  const { reason: _, ...typed } = MEETING_FIELDS
  return [
    ...Object.values(typed),
    ...seats.flatMap((seat) => [presentField(seat), remarkField(seat)]),
    ...entries.flatMap((entry) => [
      ...[outcomeField(entry), reasonField(entry), documentField(entry)],
      ...[placeField(entry), orderReasonField(entry)],
    ]),
  ]
}

/**
 * The values of a sent form. Gaps are allowed: only what could never be right is refused.
 * @param text what stands in a field, without surrounding space
 * @throws InputError for a bad date, time, outcome or place, and for too long a text
 */
export function readMeetingValues(fields: readonly string[], text: (field: string) => string): MeetingValues {
  const values = Object.fromEntries(
    fields.map((field) => [field, text(field)] as const).filter(([, value]) => value !== ''),
  )
  const problems = Object.entries(values).flatMap(([field, value]) => faultOf(field, value) ?? [])
  if (problems.length > 0) throw new InputError(problems)
  return values
}

function faultOf(field: string, value: string): Problem | null {
  const [kind = ''] = field.split('.')
  const longest = LONGEST[kind]
  if (longest !== undefined && value.length > longest)
    return { field, kind: 'too_long', params: { max: longest } }
  switch (kind) {
    case MEETING_FIELDS.date:
      return isDate(value) ? null : { field, kind: 'bad_date' }
    case MEETING_FIELDS.time:
      return parseTime(value) === null ? { field, kind: 'bad_clock' } : null
    case 'hasil':
      return isOutcome(value) ? null : { field, kind: 'invalid' }
    case 'urutan':
      return /^[1-9]\d{0,2}$/.test(value) ? null : { field, kind: 'order_not_a_place' }
    default:
      return null
  }
}

/** What was typed about an entry. */
export function typedOutcome(values: MeetingValues, entry: string): TypedOutcome {
  const outcome = values[outcomeField(entry)] ?? ''
  return {
    outcome: isOutcome(outcome) ? outcome : null,
    reason: values[reasonField(entry)] ?? '',
    document: values[documentField(entry)] ?? '',
  }
}

/** The place typed for a tied entry. */
export function typedPlace(values: MeetingValues, entry: string): number | null {
  const place = values[placeField(entry)]
  return place === undefined ? null : Number(place)
}

/**
 * The changes of two people joined: what only one of them changed holds.
 * @param base what both started from
 * @returns null when both changed a field differently
 */
export function joinValues(
  base: MeetingValues,
  stored: MeetingValues,
  typed: MeetingValues,
): MeetingValues | null {
  const joined: Record<string, string> = {}
  for (const field of new Set([...Object.keys(stored), ...Object.keys(typed)])) {
    const [was, theirs, mine] = [base[field], stored[field], typed[field]]
    if (mine !== was && theirs !== was && mine !== theirs) return null
    const value = mine === was ? theirs : mine
    if (value !== undefined) joined[field] = value
  }
  return joined
}
