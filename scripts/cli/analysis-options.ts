import { compareDecimals } from '~/domain/decimal-text'
import {
  compare,
  decimal,
  parseDecimal,
  type Rational,
  sum,
  toExactDecimalText,
  ZERO,
} from '~/domain/rational'
import type { Locale } from '~/i18n/define'
import { analyzeMessages } from '~/i18n/messages/analyze'
import { translate } from '~/i18n/translate'
import type { MarkBounds } from '~/services/marks-file.server'
import { BadInput } from './report'

const words = (locale: Locale) => translate(analyzeMessages, locale)

/** More digits than any rule has; keeps fractions small. */
const LONGEST = 40

/** A decimal with a point or a comma, as canonical text. */
function readNumber(text: string): string | null {
  const value = text.length > LONGEST ? undefined : parseDecimal(text.trim().replace(',', '.'))
  return value ? (toExactDecimalText(value) ?? null) : null
}

/**
 * `A=10,B=15`; where semicolons separate, weights may have a decimal comma.
 * @throws BadInput for each part that is no criterion with a weight
 */
export function readWeights(text: string, locale: Locale): Map<string, Rational> {
  const t = words(locale)
  const weights = new Map<string, Rational>()
  const faults: string[] = []
  for (const part of text.split(text.includes(';') ? ';' : ',')) {
    const at = part.lastIndexOf('=')
    const [criterion, weight] = [part.slice(0, Math.max(0, at)).trim(), readNumber(part.slice(at + 1))]
    if (at < 0 || criterion === '' || weight === null) faults.push(t('weight_form', { part: part.trim() }))
    else if (weight.startsWith('-')) faults.push(t('weight_negative', { criterion }))
    else if (weights.has(criterion)) faults.push(t('weight_twice', { criterion }))
    else weights.set(criterion, decimal(weight))
  }
  if (faults.length === 0 && compare(sum([...weights.values()]), ZERO) === 0) faults.push(t('weight_sum'))
  if (faults.length > 0) throw new BadInput(faults)
  return weights
}

/** @throws BadInput when a criterion of the file has no weight, or a weight has no criterion there */
export function matchWeights(
  weights: ReadonlyMap<string, Rational>,
  criteria: readonly string[],
  locale: Locale,
): void {
  const t = words(locale)
  const missing = criteria.filter((criterion) => !weights.has(criterion))
  const unknown = [...weights.keys()].filter((criterion) => !criteria.includes(criterion))
  const faults = [
    ...missing.map((criterion) => t('weight_missing', { criterion })),
    ...unknown.map((criterion) => t('weight_unknown', { criterion })),
  ]
  if (faults.length > 0) throw new BadInput(faults)
}

/** `0:100`, as canonical decimals. @throws BadInput for anything else */
export function readScale(text: string, locale: Locale): MarkBounds {
  const t = words(locale)
  const [min, max, ...rest] = text.split(':').map(readNumber)
  if (min === null || max === null || min === undefined || max === undefined || rest.length > 0)
    throw new BadInput([t('scale_form', { text })])
  if (compareDecimals(min, max) >= 0) throw new BadInput([t('scale_order', { min, max })])
  return { min, max }
}

/** A whole number within bounds. @throws BadInput for anything else */
export function readWhole(
  option: string,
  text: string,
  { min, max }: { min: number; max: number },
  locale: Locale,
): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new BadInput([words(locale)('whole_number', { option, text, min: String(min), max: String(max) })])
}
