import type { Locale, Translate } from './define'
import { statisticsMessages } from './messages/statistics'
import { formatDecimal } from './numbers'
import { translate } from './translate'

type Texts = typeof statisticsMessages.id
/** Texts that need nothing to be filled in. */
type Plain = { [Key in keyof Texts]: Texts[Key] extends `${string}{${string}` ? never : Key }[keyof Texts]

/** A figure that there is none of, and the name of the sentence that says why. */
type Unknown = { value: null; reason: Plain }

export type FigureWords = {
  t: Translate<typeof statisticsMessages>
  /** A number with three decimals at most; a dash where there is none. */
  number: (value: number | null | undefined) => string
  percent: (value: number | null | undefined) => string
  /** A coefficient about 1, whose smaller digits mean nothing. */
  coefficient: (value: number | null | undefined) => string
  /** *tidak terdefinisi* with its reason. */
  because: (why: Unknown) => string
  /** A coefficient, or why there is none. */
  figure: (figure: { value: number } | Unknown) => string
}

/** The words of the statistics in a language. */
export function figureWords(locale: Locale): FigureWords {
  const t = translate(statisticsMessages, locale)
  const number = (value: number | null | undefined) => writeNumber(value, locale)
  const coefficient = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatDecimal(trimmed(value.toFixed(3)), locale)
  const because = ({ reason }: Unknown) => `${t('undefined')}: ${t(reason)}`
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
