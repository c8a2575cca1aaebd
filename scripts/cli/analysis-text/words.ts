import type { Analysis } from '~/domain/statistics/analysis/analyze-marks'
import type { Undefined } from '~/domain/statistics/undefined-value'
import type { Locale, Translate } from '~/i18n/define'
import { statisticsMessages } from '~/i18n/messages/statistics'
import { formatDecimal } from '~/i18n/numbers'
import { translate } from '~/i18n/translate'

/** The analysis with what the file was. */
export type Report = Omit<Analysis, 'input'> & {
  input: Analysis['input'] & { stage: string | null; left_out: number }
}

export type Words = {
  t: Translate<typeof statisticsMessages>
  /** A number with three decimals at most; a dash where there is none. */
  number: (value: number | null | undefined) => string
  percent: (value: number | null | undefined) => string
  /** A coefficient about 1, whose smaller digits mean nothing. */
  coefficient: (value: number | null | undefined) => string
  /** *tidak terdefinisi* with its reason. */
  because: (why: Undefined) => string
  /** A coefficient, or why there is none. */
  figure: (figure: { value: number } | Undefined) => string
}

export function wordsFor(locale: Locale): Words {
  const t = translate(statisticsMessages, locale)
  const number = (value: number | null | undefined) => writeNumber(value, locale)
  const coefficient = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatDecimal(trimmed(value.toFixed(3)), locale)
  const because = ({ reason }: Undefined) => `${t('undefined')}: ${t(reason)}`
  return {
    t,
    number,
    percent: (value) =>
      value === null || value === undefined ? '–' : `${formatDecimal((value * 100).toFixed(1), locale)}%`,
    coefficient,
    because,
    figure: (figure) => (figure.value === null ? because(figure) : coefficient(figure.value)),
  }
}

const LARGE = 1e15
/** What a sum of doubles that should be zero may come to. */
const ROUNDING = 1e-9

function writeNumber(value: number | null | undefined, locale: Locale): string {
  if (value === null || value === undefined) return '–'
  const size = Math.abs(value)
  if (size < ROUNDING) return '0'
  if (size < LARGE && size >= 0.001) return formatDecimal(trimmed(value.toFixed(3)), locale)
  const [digits = '', power = ''] = value.toExponential(3).split('e')
  return `${formatDecimal(trimmed(digits), locale)} × 10^${power.replace('+', '').replace('-', '−')}`
}

/** `35/41` as a number. */
export function quotientOf(fraction: string): number {
  const [n = Number.NaN, d = 1] = fraction.split('/').map(Number)
  return n / d
}

const trimmed = (text: string) => text.replace(/\.?0+$/, '').replace(/^-0$/, '0')
