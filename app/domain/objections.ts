import { endOfMinute, type Instant } from './time'

export const OBJECTION_STATES = ['received', 'upheld', 'partly_upheld', 'dismissed', 'withdrawn'] as const
export type ObjectionState = (typeof OBJECTION_STATES)[number]

export const OBJECTION_DECISIONS = ['upheld', 'partly_upheld', 'dismissed'] as const
export type ObjectionDecision = (typeof OBJECTION_DECISIONS)[number]

/** A result as far as objecting to it needs it. */
export interface ObjectableResult {
  status: string
  supersededBy: number | null
  objectionsOpenedAt: Instant | null
  objectionsUntil: Instant | null
}

/** Whether a result may be objected to now: its window is open, until the end of its last minute. */
export function objectionWindow(result: ObjectableResult, now: Instant): 'none' | 'open' | 'closed' {
  const { objectionsOpenedAt, objectionsUntil, status, supersededBy } = result
  if (objectionsOpenedAt === null || objectionsUntil === null) return 'none'
  if (supersededBy !== null || status !== 'masa_sanggah') return 'closed'
  return now < endOfMinute(objectionsUntil) ? 'open' : 'closed'
}

/** Whether a decision leads to a corrected result. */
export const leadsToCorrection = (state: string): boolean => state === 'upheld' || state === 'partly_upheld'

/**
 * The first of these names that a text says, as whole words; a name of one word only as it is written, since many are
 * words as well.
 */
export function nameIn(text: string, names: readonly string[]): string | null {
  const said = (name: string) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
      name.includes(' ') ? 'iu' : 'u',
    ).test(text)
  return names.find((name) => name.trim() !== '' && said(name.trim())) ?? null
}
