import { toInstant, type Zone } from '../time'
import type { ResultStatus } from './lifecycle'

/** A result as far as its publication needs it. */
export interface Announced {
  number: number
  stage: string | null
  status: ResultStatus
  /** Day of the announcement, `2026-05-04`. */
  announcedOn: string | null
  /** Nothing is shown before this instant. */
  embargoUntil: string | null
}

/** The instant from which everybody may see a result; null while it is not announced. */
export function publishedFrom({ status, announcedOn, embargoUntil }: Announced, zone: Zone): string | null {
  if (status !== 'diumumkan' || announcedOn === null) return null
  const dayBegins = toInstant({ date: announcedOn, time: '00.00' }, zone)
  return embargoUntil !== null && embargoUntil > dayBegins ? embargoUntil : dayBegins
}

/** Whether everybody may see a result now. */
export function isPublished(result: Announced, zone: Zone, now: string): boolean {
  const from = publishedFrom(result, zone)
  return from !== null && now >= from
}

/**
 * The result of a stage, or the final one, that everybody may see now: the newest that is announced. A correction takes the
 * place of what it corrects once it is announced itself.
 */
export function publishedOf<Result extends Announced>(
  results: readonly Result[],
  stage: string | null,
  zone: Zone,
  now: string,
): Result | null {
  return results
    .filter((result) => result.stage === stage && isPublished(result, zone, now))
    .reduce<Result | null>((newest, each) => (newest && newest.number > each.number ? newest : each), null)
}
