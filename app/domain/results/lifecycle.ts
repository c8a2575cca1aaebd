import type { Rules } from '../rules'
import { endOfMinute } from '../time'

/** What has become of a frozen result, in the only order there is. */
export const RESULT_STATUSES = ['hasil_pleno', 'masa_sanggah', 'ditetapkan', 'diumumkan'] as const
export type ResultStatus = (typeof RESULT_STATUSES)[number]

export const isResultStatus = (text: string): text is ResultStatus =>
  (RESULT_STATUSES as readonly string[]).includes(text)

/** A result as far as its next step needs it. */
export interface ResultState {
  status: ResultStatus
  /** Whether a correction has taken its place. */
  superseded: boolean
  /** Whether the rules give a window for objections that neither it nor the results that it corrects have had. */
  windowOwed: boolean
  /** When the window closes; null without one. */
  objectionsUntil: string | null
  openObjections: number
}

/** The next step, or what it waits for; a result that was announced or corrected has none. */
export type NextStep =
  | { to: Exclude<ResultStatus, 'hasil_pleno'>; waitsFor: null | 'window_open' | 'objections_open' }
  | { to: null; why: 'announced' | 'superseded' }

export function nextStep(result: ResultState, now: string): NextStep {
  if (result.superseded) return { to: null, why: 'superseded' }
  switch (result.status) {
    case 'hasil_pleno':
      return { to: result.windowOwed ? 'masa_sanggah' : 'ditetapkan', waitsFor: null }
    case 'masa_sanggah':
      return { to: 'ditetapkan', waitsFor: decreeWaitsFor(result, now) }
    case 'ditetapkan':
      return { to: 'diumumkan', waitsFor: null }
    case 'diumumkan':
      return { to: null, why: 'announced' }
  }
}

function decreeWaitsFor({ objectionsUntil, openObjections }: ResultState, now: string) {
  if (objectionsUntil !== null && now < endOfMinute(objectionsUntil)) return 'window_open'
  return openObjections > 0 ? 'objections_open' : null
}

/** Whether a result may go from one status to the next; what `verify` holds stored rows to. */
export function isLegalStep(from: ResultStatus | null, to: ResultStatus, windowOwed: boolean): boolean {
  if (from === null) return to === 'hasil_pleno'
  if (from === 'hasil_pleno') return to === (windowOwed ? 'masa_sanggah' : 'ditetapkan')
  if (from === 'masa_sanggah') return to === 'ditetapkan'
  return from === 'ditetapkan' && to === 'diumumkan'
}

/** Whether the rules give a window for objections to the result of this stage, or to the final one. */
export const hasObjections = ({ objections }: Pick<Rules, 'objections'>, stage: string | null): boolean =>
  objections !== undefined && (stage === null ? objections.final : objections.stages.includes(stage))

/** Whether a correction needs the number of a Keputusan that amends an earlier one. */
export const amendsDecree = (superseded: { status: ResultStatus } | null): boolean =>
  superseded !== null && (superseded.status === 'ditetapkan' || superseded.status === 'diumumkan')
