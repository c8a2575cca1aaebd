import { expect, it } from 'vitest'
import type { Form } from '~/domain/fields/form'
import type { Leaf } from '~/domain/instrument'
import { differenceOf, type Indicator, readObservations, sayFigure, seenText } from '~/domain/observations'
import { visitIndicators } from '~/domain/visit-indicators'

const indicator = (change: Partial<Indicator>): Indicator => ({
  ...{ key: 'a', label: 'A', kind: 'number', unit: 'kg', claimed: null },
  ...change,
})
const read = (change: Partial<Indicator>, texts: Record<string, string>) =>
  readObservations([indicator(change)], (field) => texts[field] ?? '')

it('computes differences exactly, and compares nothing that cannot be compared', () => {
  const difference = (kind: Indicator['kind'], claimed: string | null, seen: string | undefined) =>
    differenceOf({ kind, claimed }, seen)
  expect(difference('number', '0.3', '0.1')).toEqual({ kind: 'by', value: '-0.2' })
  expect(difference('number', '4200', '4200')).toEqual({ kind: 'same' })
  expect(difference('levels', '2', '5')).toEqual({ kind: 'by', value: '3' })
  expect(difference('yes-no', '1', '0')).toEqual({ kind: 'other' })
  expect(difference('yes-no', '1', '1')).toEqual({ kind: 'same' })
  expect(difference('number', null, '3')).toEqual({ kind: 'none' })
  expect(difference('number', '3', undefined)).toEqual({ kind: 'none' })
  expect(difference('number', 'banyak', '3')).toEqual({ kind: 'none' })
  expect(difference('text', 'ada', 'ada')).toEqual({ kind: 'none' })
})

it('reads figures in either language as one decimal, and words as they are', () => {
  expect(read({}, { 'lapangan.a': ' 7,50 ', 'catatan_lapangan.a': ' ditimbang ' })).toEqual({
    observations: { a: { seen: '7.5', note: 'ditimbang' } },
    problems: [],
  })
  expect(read({ kind: 'text' }, { 'lapangan.a': 'Register ada' }).observations).toEqual({
    a: { seen: 'Register ada' },
  })
  expect(read({}, {})).toEqual({ observations: {}, problems: [] })
})

it('names at its field what cannot be read, and keeps the note', () => {
  expect(read({}, { 'lapangan.a': '1.500', 'catatan_lapangan.a': 'x' })).toEqual({
    observations: { a: { note: 'x' } },
    problems: [{ field: 'lapangan.a', kind: 'seen_ambiguous' }],
  })
  expect(read({}, { 'lapangan.a': 'banyak' }).problems[0]?.kind).toBe('seen_not_a_number')
  expect(read({ kind: 'yes-no' }, { 'lapangan.a': '2' }).problems[0]?.kind).toBe('seen_not_a_choice')
})

it('writes a stored figure as a field takes it, and one for readers with its unit', () => {
  expect(seenText({ kind: 'number' }, '1500.5', 'id')).toBe('1500,5')
  expect(seenText({ kind: 'number' }, '1500.5', 'en')).toBe('1500.5')
  expect(sayFigure('1500.5', 'kg', 'id')).toBe('1.500,5 kg')
  expect(sayFigure('2000', 'Rp', 'id')).toBe('Rp2.000')
})

it('looks at every criterion and at the figures of the dossiers', () => {
  const leaf = (change: Partial<Leaf>): Leaf => ({
    ...{ code: 'a', parent: null, name: 'A', type: 'number', min: '0', max: '10', step: '0.5', weight: '1' },
    ...{ filledBy: 'team', required: true, reason: 'none' },
    ...change,
  })
  const field = (code: string, label: string) => ({
    ...{ code, section: 's', type: 'number', required: false, unit: { id: 'kg', en: 'kg' } },
    label: { id: label, en: label },
  })
  const form = {
    fields: [field('waste-before', 'Sampah dahulu'), field('waste-after', 'Sampah kini')],
  } as unknown as Form
  const found = visitIndicators(
    [leaf({}), leaf({ code: 'b', name: 'B', filledBy: 'judge' })],
    { a: { mark: 15, value: '7.5', note: '' } },
    [{ form, content: { values: { 'waste-before': '40', 'waste-after': '12.5' } } }],
    'id',
  )
  expect(found).toEqual([
    { key: 'a', label: 'A', kind: 'number', unit: '', claimed: '7.5' },
    { key: 'b', label: 'B', kind: 'text', unit: '', claimed: null },
    {
      ...{ key: 'angka.1.waste-before.before', label: 'Sampah (sebelum)' },
      ...{ kind: 'number', unit: 'kg', claimed: '40' },
    },
    {
      ...{ key: 'angka.1.waste-before.now', label: 'Sampah (sesudah)' },
      ...{ kind: 'number', unit: 'kg', claimed: '12.5' },
    },
  ])
})
