import { describe, expect, it } from 'vitest'
import { conceptTemplates, findFormTemplate, formTemplates } from '#db/templates/forms'
import { checkValue } from '~/domain/fields'
import { countWords } from '~/domain/fields/count'
import { type Form, isAsked } from '~/domain/fields/form'
import type { Column, Field } from '~/domain/fields/types'

const limits = (form: Form | undefined, values: Record<string, string>) =>
  form?.fields
    .filter((field) => field.type === 'text' && field.maxWords !== undefined && isAsked(field, values))
    .map((field) => [field.code, field.type === 'text' ? field.maxWords : null])

it('ships eleven forms', () => {
  expect(formTemplates.map(({ code }) => code)).toEqual([
    'kampung-proklim',
    'umkm-store',
    'masjid-peduli',
    'layanan-publik',
    'kampung-tertib-lalu-lintas',
    'layanan-digital',
    'kerja-sama-industri',
    'infrastruktur',
    'program-sosial',
    'indeks-inovasi-daerah',
    'formulir-ringkas',
  ])
  expect(findFormTemplate('tidak-ada')).toBe(undefined)
})

/** Fields and the columns of rows, each of which may carry a figure. */
const measures = ({ fields }: Form): (Field | Column)[] =>
  fields.flatMap((field): (Field | Column)[] => (field.type === 'rows' ? field.columns : [field]))

describe.each(formTemplates.map((form) => [form.code, form] as const))('%s', (_code, form) => {
  it('begins with a title and a summary of at most 200 words', () => {
    expect(form.fields[0]).toMatchObject({ code: 'title', size: 'short', required: true })
    expect(form.fields.find(({ code }) => code === 'summary')).toMatchObject({
      maxWords: 200,
      required: true,
    })
  })

  it('uses only catalogued concepts, in their unit', () => {
    const units = new Map(conceptTemplates.map(({ code, unit }) => [code, unit]))
    const used = measures(form).flatMap((field) =>
      'concept' in field && field.concept ? [field.concept] : [],
    )
    expect(used).toEqual(used.map(({ code }) => ({ code, unit: units.get(code) })))
  })

  it('says of every field and slot who may read it', () => {
    const silent = [...form.fields, ...form.evidence].filter(({ visibility }) => visibility === undefined)
    expect(silent).toEqual([])
  })

  it('keeps its sections in the order of its fields', () => {
    const order = [...new Set(form.fields.map(({ section }) => section))]
    expect(order).toEqual(form.sections.map(({ code }) => code))
  })

  it('gives examples that the field itself would take', () => {
    const wrong = form.fields.flatMap((field) =>
      field.type === 'text' && field.example ? checkValue(field, field.example.id) : [],
    )
    expect(wrong).toEqual([])
  })

  it('helps in short sentences', () => {
    const tooLong = form.fields.filter(({ help }) => help && countWords(help.id) > 35).map(({ code }) => code)
    expect(tooLong).toEqual([])
  })
})

it('every concept is used, by one kind of field in every form', () => {
  const seen = new Map<string, string>()
  for (const field of formTemplates.flatMap(measures)) {
    if (!('concept' in field) || !field.concept) continue
    const type = seen.get(field.concept.code) ?? field.type
    expect([field.concept.code, field.type]).toEqual([field.concept.code, type])
    seen.set(field.concept.code, type)
  }
  expect([...seen.keys()].sort()).toEqual(conceptTemplates.map(({ code }) => code).sort())
})

it('every form asks for phase, goals and programmes in the same words', () => {
  const shared = ['phase', 'sdgs', 'programmes']
  const [first, ...others] = formTemplates.map(({ fields }) =>
    shared.map((code) => {
      const { section: _, required: __, ...field } = fields.find((candidate) => candidate.code === code) ?? {}
      return field
    }),
  )
  expect(first?.map((field) => 'label' in field)).toEqual([true, true, true])
  for (const other of others) expect(other).toEqual(first)
})

it('asks before and after with a source in every form but the short one, which has figures of its own', () => {
  const without = formTemplates.filter(({ fields }) => !fields.some(({ code }) => code === 'outcomes'))
  expect(without.map(({ code }) => code)).toEqual(['formulir-ringkas'])
})

it('names of each programme who owns it', () => {
  const programmes = findFormTemplate('infrastruktur')?.fields.find(({ code }) => code === 'programmes')
  const options = programmes?.type === 'choices' ? programmes.options : []
  expect(options.filter(({ label }) => !/^(Pusat|Provinsi): /.test(label.id))).toEqual([])
  expect(options.filter(({ code }) => code.startsWith('central-'))).toHaveLength(9)
})

describe('indeks-inovasi-daerah', () => {
  const form = findFormTemplate('indeks-inovasi-daerah')

  it('asks for a design of at least 300 words', () => {
    expect(form?.fields.find(({ code }) => code === 'design')).toMatchObject({
      minWords: 300,
      required: true,
    })
  })

  it('asks for the parameter of the twenty indicators, five of them mandatory, each with its proof', () => {
    const indicators = form?.fields.filter(({ code }) => code.startsWith('indicator-')) ?? []
    expect(indicators.map(({ code }) => code)).toEqual(
      Array.from({ length: 20 }, (_, index) => `indicator-${index + 16}`),
    )
    expect(indicators.filter(({ required }) => required).map(({ code }) => code)).toEqual(
      [16, 17, 32, 33, 35].map((n) => `indicator-${n}`),
    )
    const asked = (values: Record<string, string>) =>
      form?.evidence
        .filter((slot) => slot.code.startsWith('proof-') && isAsked(slot, values))
        .map(({ code }) => code)
    expect(asked({ 'indicator-16': 'p2', 'indicator-18': 'none' })).toEqual(['proof-16'])
  })
})

describe('layanan-publik follows the word limits of the KIPP proposal', () => {
  const form = findFormTemplate('layanan-publik')

  it.each([
    [
      'general',
      { idea: 600, significance: 600, sdg: 200, adaptability: 400, sustainability: 600, collaboration: 200 },
    ],
    ['replication', { inspiration: 100, process: 200, difference: 100 }],
    ['special', { renewal: 200, 'special-adaptability': 200, strengthening: 300, evaluation: 300 }],
  ])('group %s', (group, words) => {
    expect(limits(form, { group })).toEqual([['summary', 200], ...Object.entries(words)])
  })

  it('asks for the signed statement only of replications', () => {
    const slot = form?.evidence.find(({ code }) => code === 'replication-statement')
    expect(slot && ['general', 'replication', 'special'].filter((group) => isAsked(slot, { group }))).toEqual(
      ['replication'],
    )
  })
})

it('the short form asks for three figures before and after, one PDF and photos', () => {
  const form = findFormTemplate('formulir-ringkas')
  const figures = form?.fields.filter(({ type }) => type === 'number').map(({ code }) => code)
  expect(figures).toEqual([1, 2, 3].flatMap((n) => [`figure-${n}-before`, `figure-${n}-after`]))
  expect(form?.evidence.map(({ accept, minFiles, maxFiles }) => [accept[0], minFiles, maxFiles])).toEqual([
    ['application/pdf', 1, 1],
    ['image/jpeg', 1, 6],
  ])
})
