import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Form } from '~/domain/fields/form'
import { addUpFigures, conceptFigures } from '~/domain/impact'
import { decimal, sum, toExactDecimalText } from '~/domain/rational'

const name = { id: 'Uji', en: 'Test' }
const people = { code: 'beneficiaries', unit: 'person' }
const form = {
  code: 'uji',
  name,
  description: name,
  sections: [{ code: 'umum', name }],
  fields: [
    {
      code: 'kind',
      section: 'umum',
      type: 'choice',
      label: name,
      required: true,
      options: [
        { code: 'a', label: name },
        { code: 'b', label: name },
      ],
    },
    { code: 'people', section: 'umum', type: 'number', label: name, required: true, concept: people },
    {
      code: 'funds',
      section: 'umum',
      type: 'money',
      label: name,
      required: false,
      concept: { code: 'funds', unit: 'rupiah' },
    },
    {
      code: 'share',
      section: 'umum',
      type: 'percent',
      label: name,
      required: false,
      concept: { code: 'reach', unit: 'percent' },
    },
    {
      code: 'more',
      section: 'umum',
      type: 'number',
      label: name,
      required: false,
      concept: people,
      when: { field: 'kind', in: ['b'] },
    },
    { code: 'plain', section: 'umum', type: 'number', label: name, required: false },
    {
      code: 'partners',
      section: 'umum',
      type: 'rows',
      label: name,
      required: false,
      columns: [
        { code: 'who', type: 'text', size: 'short', label: name, required: false },
        {
          code: 'placed',
          type: 'number',
          label: name,
          required: false,
          concept: { code: 'placements', unit: 'person' },
        },
      ],
    },
  ],
  evidence: [],
} as unknown as Form

const told = (values: Record<string, string>) =>
  conceptFigures(form, values).map(({ code, value }) => [code, toExactDecimalText(value)])

describe('the figures of a dossier', () => {
  it('are those of fields and columns with a concept that adds up', () => {
    const partners = JSON.stringify([
      { id: 'aaaaaaaa', cells: { who: 'PT Satu', placed: '12' } },
      { id: 'bbbbbbbb', cells: { who: 'PT Dua' } },
      { id: 'cccccccc', cells: { placed: '3' } },
    ])
    expect(told({ kind: 'a', people: '1250', funds: '1500000', share: '40', plain: '7', partners })).toEqual([
      ['beneficiaries', '1250'],
      ['funds', '1500000'],
      ['placements', '12'],
      ['placements', '3'],
    ])
  })

  it('leave out what is not asked', () => {
    expect(told({ kind: 'a', people: '1', more: '5' })).toEqual([['beneficiaries', '1']])
    expect(told({ kind: 'b', people: '1', more: '5' })).toEqual([
      ['beneficiaries', '1'],
      ['beneficiaries', '5'],
    ])
  })
})

it('adds up exactly, in whatever order dossiers come, and counts each dossier once', () => {
  const amount = fc.integer({ min: 0, max: 10_000 }).map((tenths) => `${tenths / 10}`)
  fc.assert(
    fc.property(
      fc.array(fc.array(amount, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      (all) => {
        const dossiers = all.map((texts) => texts.map((text) => ({ ...people, value: decimal(text) })))
        const expected = [{ ...people, total: sum(all.flat().map(decimal)), dossiers: all.length }]
        expect(addUpFigures(dossiers)).toEqual(expected)
        expect(addUpFigures(dossiers.toReversed())).toEqual(expected)
      },
    ),
  )
})
