import { expect, it } from 'vitest'
import { sayProblem } from '~/i18n/sentence'

it('writes the decimals of marks as the language does, and leaves codes alone', () => {
  const off = { kind: 'mark_off_step', params: { step: '0.5' } }
  expect([sayProblem('id')(off), sayProblem('en')(off)].map((text) => text.match(/0.5/)?.[0])).toEqual([
    '0,5',
    '0.5',
  ])
  const range = { kind: 'mark_out_of_range', params: { min: '-2.25', max: '10' } }
  expect(sayProblem('id')(range)).toBe('Nilai harus antara -2,25 dan 10.')
  const level = { kind: 'mark_not_a_level', params: { values: '0; 2.5; 5' } }
  expect(sayProblem('id')(level)).toContain('0; 2,5; 5')
  const missing = { kind: 'mark_missing', params: { criterion: 'Aspek 1.2' } }
  expect(sayProblem('id')(missing)).toContain('Aspek 1.2')
})
