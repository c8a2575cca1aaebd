import { addDays } from './calendar'
import type { DossierState, EditState } from './dossiers'
import type { CorrectionTime } from './rules'
import {
  endOfMinute,
  type Instant,
  type LocalTime,
  toInstant,
  toLocal,
  toMilliseconds,
  type Zone,
} from './time'

/** Times that a checker can give for corrections, in the competition's zone. */
export interface CorrectionChoice {
  /** What is offered: the end of the day that the rules propose. */
  proposed: LocalTime
  /** The last moment that the rules allow. */
  latest: LocalTime
}

const END_OF_DAY = '23.59'

export function correctionChoice(
  { days, longest }: CorrectionTime,
  now: Instant,
  zone: Zone,
): CorrectionChoice {
  const today = toLocal(now, zone).date
  return {
    proposed: { date: addDays(today, days), time: END_OF_DAY },
    latest: { date: addDays(today, longest), time: END_OF_DAY },
  }
}

/** Why a time cannot be given, or until when it then holds: never shorter than the closing time for everybody. */
export type GivenTime =
  | { until: Instant }
  | { refused: 'in_the_past' }
  | { refused: 'too_late'; latest: Instant }

/**
 * @param until the time that was chosen
 * @param closing when the submission closes for this entry anyway; null when it never does
 */
export function giveCorrectionTime(
  until: Instant,
  choice: CorrectionChoice,
  { now, zone, closing }: { now: Instant; zone: Zone; closing: Instant | null },
): GivenTime {
  if (toMilliseconds(endOfMinute(until)) <= toMilliseconds(now)) return { refused: 'in_the_past' }
  const general = closing === null ? 0 : toMilliseconds(closing)
  const latest = Math.max(toMilliseconds(toInstant(choice.latest, zone)), general)
  if (toMilliseconds(until) > latest) return { refused: 'too_late', latest: new Date(latest).toISOString() }
  return { until: new Date(Math.max(toMilliseconds(until), general)).toISOString() }
}

/** Whether a team has let the time for corrections pass, so that the dossier waits for its checker again. */
export const isOverdue = (state: DossierState, edit: EditState, correctUntil: Instant | null): boolean =>
  state === 'returned' && edit === 'closed' && correctUntil !== null
