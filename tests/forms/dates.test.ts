import { expect, it } from 'vitest'
import { InputError } from '~/domain/errors'
import { panelForm } from '~/forms/judging'
import { parseForm } from '~/forms/parse'
import { grantForm } from '~/forms/people'
import { formatDay } from '~/i18n'

function faultsOf(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ field, kind }) => [field, kind])
    throw error
  }
}

const NO_DAYS = ['2026-13-45', '2026-02-30', '0000-00-00', '2026-1-1', '275760-09-13']

it.each(NO_DAYS)('refuses %s as the date of a decree or a role, at its field', (day) => {
  const decree = { name: 'Tim', decree_number: 'SK 1', decree_date: day, stage: '' }
  expect(faultsOf(() => parseForm(panelForm, decree))).toEqual([['decree_date', 'bad_date']])
  const grant = { role: 'inspector', basis_date: day, valid_from: day, valid_until: day }
  expect(faultsOf(() => parseForm(grantForm, grant))).toEqual([
    ['basis_date', 'bad_date'],
    ['valid_from', 'bad_date'],
    ['valid_until', 'bad_date'],
  ])
})

it('takes 29 February of a leap year', () => {
  expect(parseForm(grantForm, { role: 'inspector', valid_from: '2028-02-29' }).valid_from).toBe('2028-02-29')
})

it('shows a day in words, and what is no day as it stands', () => {
  expect(formatDay('2026-03-01', 'id')).toBe('1 Maret 2026')
  for (const day of NO_DAYS) expect(formatDay(day, 'id')).toBe(day)
})
