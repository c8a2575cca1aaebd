import { describe, expect, it } from 'vitest'
import { mixed } from '~/domain/statistics/mixed'
import { readCases } from './agreement-case'
import { severityDifferences } from './severity-case'

describe('reference cases of the crossed mixed model', () => {
  const own = readCases('mixed_').map(([name, { input, expected }]) => ({ name, input, expected }))
  const within = readCases('additive_').flatMap(([name, { input, expected }]) =>
    expected.mixed_model ? [{ name, input, expected: { ...expected.mixed_model } }] : [],
  )
  it('are all there', () => {
    expect([own.length, within.length]).toEqual([1, 4])
  })
  it.each([...own, ...within])('$name', ({ input, expected }) => {
    expect(severityDifferences(expected, { ...mixed(input.scores) })).toEqual([])
  })
})
