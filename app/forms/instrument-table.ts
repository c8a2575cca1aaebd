import { InputError, type Problem } from '~/domain/errors'
import { type Instrument, SELF_ASSESSMENTS } from '~/domain/instrument'
import { optionalDecimal } from './fields'
import { parseForm } from './parse'

/**
 * The instrument with names and weights as one page of it says: fields `name.CODE` and `weight.CODE`, and at the
 * root `weighting`, `weightSum`, `selfAssessment` and `missingStep`, the step of all numbers that have none yet.
 * @throws InputError naming every field at fault
 */
export function withTable(instrument: Instrument, fields: Readonly<Record<string, string>>): Instrument {
  const problems: Problem[] = []
  const decimalAt = (field: string, before: string | null) => {
    if (fields[field] === undefined) return before
    try {
      return parseForm(optionalDecimal, fields[field])
    } catch {
      problems.push({ field, kind: 'not_a_number' })
      return before
    }
  }
  const nameAt = (field: string, before: string) => {
    // Typed into a field that wraps: a line end is a space.
    const text = fields[field]?.replace(/\s+/g, ' ').trim()
    if (text === undefined) return before
    if (text === '') problems.push({ field, kind: 'required' })
    if (text.length > 300) problems.push({ field, kind: 'too_long', params: { max: 300 } })
    return text
  }
  const missingStep = decimalAt('missingStep', null)
  const weighting = fields['weighting']
  const counting = fields['selfAssessment']
  const named = SELF_ASSESSMENTS.find((each) => each === counting)
  const { selfAssessment, ...former } = instrument
  const kept = counting === undefined ? selfAssessment : named
  const changed: Instrument = {
    ...former,
    ...(kept ? { selfAssessment: kept } : {}),
    weighting: weighting === 'absolute' || weighting === 'relative' ? weighting : instrument.weighting,
    weightSum: decimalAt('weightSum', instrument.weightSum),
    criteria: instrument.criteria.map((node) => ({
      ...node,
      ...(missingStep !== null && node.type === 'number' && !node.step ? { step: missingStep } : {}),
      name: nameAt(`name.${node.code}`, node.name),
      weight: decimalAt(`weight.${node.code}`, node.weight),
    })),
  }
  if (problems.length > 0) throw new InputError(problems)
  return changed
}
