import { expect, it } from 'vitest'
import { outcomeBefore, passedAll, standingOutcomes } from '~/domain/outcomes'

const decided = (...rows: [stage: string | null, outcome: 'lolos' | 'tidak_lolos' | 'gugur'][]) =>
  standingOutcomes(rows.map(([stage, outcome]) => ({ entry: 1, stage, outcome }))).get(1)

it('lets the last decision about a stage stand', () => {
  expect([...(decided(['administrasi', 'gugur'], ['administrasi', 'lolos']) ?? [])]).toEqual([
    ['administrasi', 'lolos'],
  ])
})

it('keeps who left or did not pass before out, and nothing that later stages decided', () => {
  const at = { before: ['administrasi'], until: ['paparan'] }
  expect(outcomeBefore(undefined, at)).toBe(null)
  expect(outcomeBefore(decided(['administrasi', 'lolos'], ['paparan', 'lolos']), at)).toBe(null)
  expect(outcomeBefore(decided(['administrasi', 'tidak_lolos']), at)).toBe('tidak_lolos')
  expect(outcomeBefore(decided(['paparan', 'tidak_lolos']), at)).toBe(null)
  expect(outcomeBefore(decided(['paparan', 'gugur']), at)).toBe('gugur')
  expect(outcomeBefore(decided(['lapangan', 'gugur']), at)).toBe(null)
  expect(outcomeBefore(decided([null, 'gugur']), at)).toBe('gugur')
})

it('lets an entry go on only when it passed all that was decided', () => {
  const passed = decided(['administrasi', 'lolos'])
  expect(passedAll(passed, [])).toBe(true)
  expect(passedAll(passed, ['administrasi'])).toBe(true)
  expect(passedAll(passed, ['administrasi', 'paparan'])).toBe(false)
  expect(passedAll(undefined, ['administrasi'])).toBe(false)
  expect(passedAll(decided(['administrasi', 'tidak_lolos']), ['administrasi'])).toBe(false)
})
