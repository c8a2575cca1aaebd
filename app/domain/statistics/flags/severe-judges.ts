import type { Additive } from '../additive'
import { type Undefined, undefinedFor } from '../undefined-value'

/** Positive severity = strict, negative = lenient, in marks. */
export type SevereJudge = { judge: number; severity: number; se: number }

/** A severity must be more than so many of its standard errors … */
const STANDARD_ERRORS = 2
/** … and more than this part of the scale, or it does not matter in practice. */
const PRACTICAL = 0.05

/**
 * Judges whose severity in the additive model is both beyond chance and large. Not misconduct: where every judge scores
 * every item it changes nothing.
 *
 * @param scaleWidth highest less lowest possible mark
 */
export function severeJudges(
  { severity, se_severity }: Pick<Additive, 'severity' | 'se_severity'>,
  scaleWidth: number,
): { judges: SevereJudge[] } | Undefined {
  if (severity.value === null) return undefinedFor(severity.reason)
  if (se_severity.value === null) return undefinedFor(se_severity.reason)
  const errors = se_severity.value
  return {
    judges: severity.value.flatMap((each, judge) => {
      const se = errors[judge] ?? null
      if (each === null || se === null) return []
      const isSevere = Math.abs(each) > STANDARD_ERRORS * se && Math.abs(each) > PRACTICAL * scaleWidth
      return isSevere ? [{ judge, severity: each, se }] : []
    }),
  }
}
