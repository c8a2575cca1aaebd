/** Why a figure has no value. The interface words it; a figure is never NaN or infinite. */
export const REASONS = [
  'too_few_judges',
  'too_few_items',
  'too_few_criteria',
  'too_few_marks',
  'no_variation',
  'no_residual_variation',
  'negative_variance',
  'negative_scores',
  'incomplete',
  'disconnected',
  'out_of_range',
  'not_whole',
  'not_converged',
  'too_large',
] as const
export type Reason = (typeof REASONS)[number]

export type Undefined = { value: null; reason: Reason }
export type Statistic = { value: number } | Undefined

export const undefinedFor = (reason: Reason): Undefined => ({ value: null, reason })

/** The number as a figure; undefined where a double cannot hold it. */
export const statistic = (value: number): Statistic =>
  Number.isFinite(value) ? { value } : undefinedFor('out_of_range')
