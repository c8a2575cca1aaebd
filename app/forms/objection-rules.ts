import { inputError } from '~/domain/errors'
import { LONGEST_OBJECTION_DAYS, type Rules } from '~/domain/rules'

/** Value of the box that stands for the final result; no code of a stage begins with `@`. */
export const FINAL_RESULT = '@final'

/** The rules with what that page says; without a result they say nothing of objections. @throws InputError */
export function withObjections(
  { objections: _, ...rules }: Rules,
  { after, days }: { after: readonly string[]; days: string },
): Rules {
  const stages = rules.stages.map(({ code }) => code).filter((code) => after.includes(code))
  const final = after.includes(FINAL_RESULT)
  if (stages.length === 0 && !final) return rules
  if (days === '') throw inputError('days', 'required')
  if (!/^[1-9]\d{0,2}$/.test(days)) throw inputError('days', 'not_a_number')
  if (Number(days) > LONGEST_OBJECTION_DAYS)
    throw inputError('days', 'too_big', { max: LONGEST_OBJECTION_DAYS })
  return { ...rules, objections: { stages, final, days: Number(days) } }
}
