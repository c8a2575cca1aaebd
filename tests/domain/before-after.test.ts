import { expect, it } from 'vitest'
import { findFormTemplate } from '#db/templates/forms'
import { beforeAfterFigures, changePercent } from '~/domain/before-after'
import type { Form } from '~/domain/fields/form'

function form(code: string): Form {
  const found = findFormTemplate(code)
  if (!found) throw new Error(`no form ${code}`)
  return found
}
const figures = (code: string, values: Record<string, string>) =>
  beforeAfterFigures(form(code), { values }, 'id').map(({ label, unit, before, now }) => [
    ...[label, unit, before.text, now.text],
  ])

it('pairs fields before and after under the words that they share', () => {
  expect(
    figures('kampung-proklim', {
      ...{ 'waste-before': '4200', 'waste-after': '2750', 'dengue-before': '31', 'dengue-after': '9' },
    }),
  ).toEqual([
    ['Kasus demam berdarah setahun', '', '31 kasus', '9 kasus'],
    ['Sampah ke TPA per bulan', '', '4.200 kg per bulan', '2.750 kg per bulan'],
  ])
})

it('takes the name that stands beside a pair', () => {
  const values = { 'figure-1-name': 'Hari tunggu', 'figure-1-before': '6', 'figure-1-after': '1' }
  expect(figures('formulir-ringkas', values)).toEqual([['Hari tunggu', '', '6', '1']])
})

it('reads rows, and leaves out those without a figure of the time before', () => {
  const row = (id: string, cells: Record<string, string>) => ({ id, cells })
  const outcomes = JSON.stringify([
    row('aaaaaaaa', { indicator: 'Lama surat', before: '3', now: '1', unit: 'hari', source: 'Register' }),
    row('bbbbbbbb', { indicator: 'Pengguna', now: '800', unit: 'orang', source: 'Aplikasi' }),
    row('cccccccc', {
      indicator: 'Salah ketik',
      before: 'tiga',
      now: '1',
      unit: 'surat',
      source: 'Register',
    }),
  ])
  expect(figures('program-sosial', { outcomes })).toEqual([['Lama surat', 'hari', '3', '1']])
})

it('shows nothing of half a pair or of no answers', () => {
  expect(figures('kampung-proklim', { 'waste-before': '4200' })).toEqual([])
  expect(figures('kampung-proklim', {})).toEqual([])
})

it.each([
  [900, 300, -67],
  [1, 3, 200],
  [5, 5, 0],
  [0, 5, null],
  [-2, 5, null],
  [1000, 1001, null],
])('from %d to %d is %s per cent', (before, now, change) => {
  expect(changePercent(before, now)).toBe(change)
})
