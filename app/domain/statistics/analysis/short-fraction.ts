import { type Rational, toFractionText } from '../../rational'

/** `7/2`, or `7` for a whole number. */
export const shortFraction = (value: Rational) => toFractionText(value).replace(/\/1$/, '')
