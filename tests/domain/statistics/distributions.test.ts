import { expect, it } from 'vitest'
import { chiSquareCdf, fCdf, fQuantile, normalCdf, tCdf, tQuantile } from '~/domain/statistics/distributions'

/** Closed forms: t with 1 and 2 degrees of freedom, F with 2 in the numerator, chi-square with 2. */
it('agrees with closed forms', () => {
  for (const x of [-4, -0.3, 0, 0.7, 2.5]) {
    expect(tCdf(x, 1)).toBeCloseTo(0.5 + Math.atan(x) / Math.PI, 7)
    expect(tCdf(x, 2)).toBeCloseTo(0.5 + x / (2 * Math.sqrt(2 + x * x)), 7)
  }
  for (const x of [0.1, 1, 3.7]) {
    expect(fCdf(x, 2, 6)).toBeCloseTo(1 - (1 + x / 3) ** -3, 7)
    expect(chiSquareCdf(x, 2)).toBeCloseTo(1 - Math.exp(-x / 2), 7)
  }
  expect(normalCdf(0)).toBeCloseTo(0.5, 9)
})

it('inverts', () => {
  for (const p of [0.025, 0.4, 0.975]) {
    expect(fCdf(fQuantile(p, 3.5, 17.25), 3.5, 17.25)).toBeCloseTo(p, 7)
    expect(tCdf(tQuantile(p, 4.75), 4.75)).toBeCloseTo(p, 7)
  }
})
