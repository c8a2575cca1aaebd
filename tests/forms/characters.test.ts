import { expect, it } from 'vitest'
import { InputError } from '~/domain/errors'
import { findHidden } from '~/forms/characters'
import { parseForm } from '~/forms/parse'
import { accountForm, profileForm, reasonForm } from '~/forms/people'
import { newCriterionForm } from '~/forms/setup'
import { FormInput } from '~/http/form.server'

function kindsOf(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ field, kind }) => [field, kind])
    throw error
  }
}

it.each(['a\u0000b', 'x\ny', 'x\ty', '\u202Eevil', 'a\u200bb', 'a\u2066b', '\u0085x', 'a\ufeffb'])(
  'refuses a name such as %j at its field',
  (name) => {
    expect(kindsOf(() => parseForm(profileForm, { name }))).toEqual([['name', 'hidden_characters']])
    expect(kindsOf(() => parseForm(newCriterionForm, { name, type: 'number' }))).toEqual([
      ['name', 'hidden_characters'],
    ])
  },
)

it('takes names as people have them, and lines in longer text', () => {
  expect(parseForm(profileForm, { name: "Siti Nur’aini, S.Pd. D'Ornay-Çelik" }).name).toBe(
    "Siti Nur’aini, S.Pd. D'Ornay-Çelik",
  )
  expect(parseForm(reasonForm, { reason: 'Sakit.\nSurat menyusul.' }).reason).toBe('Sakit.\nSurat menyusul.')
})

it('finds what no field may hold, and leaves passwords alone', () => {
  const fields: [string, string][] = [
    ['a', 'baik\r\nsekali\t👨‍👩‍👧'],
    ['b', 'x\u0000'],
    ['c', '\u202Eevil'],
    ['password', 'p\u0000'],
  ]
  const form = new FormInput(new URLSearchParams(fields))
  expect(findHidden(form.entries())).toEqual([
    { field: 'b', kind: 'hidden_characters' },
    { field: 'c', kind: 'hidden_characters' },
  ])
})

it('never hands on a password among what was typed', () => {
  const form = new FormInput(new URLSearchParams({ current: 'lama', password: 'baru', name: 'Wati' }))
  expect(form.entries()).toEqual([['name', 'Wati']])
  expect(form.raw('password')).toBe('baru')
})

it('refuses account names with two full stops in a row', () => {
  expect(kindsOf(() => parseForm(accountForm, { account: 'sri..rahayu' }))).toEqual([
    ['account', 'bad_account'],
  ])
  expect(parseForm(accountForm, { account: 'sri.rahayu' })).toEqual({ account: 'sri.rahayu' })
})
