import { describe, expect, it } from 'vitest'
import { conceptTemplates, findFormTemplate, formTemplates } from '#db/templates/forms'
import { checkValue } from '~/domain/fields'
import { countWords } from '~/domain/fields/count'
import { type Form, isAsked } from '~/domain/fields/form'

const limits = (form: Form | undefined, values: Record<string, string>) =>
  form?.fields
    .filter((field) => field.type === 'text' && field.maxWords !== undefined && isAsked(field, values))
    .map((field) => [field.code, field.type === 'text' ? field.maxWords : null])

it('ships five forms', () => {
  expect(formTemplates.map(({ code }) => code)).toEqual([
    'kampung-proklim',
    'umkm-store',
    'masjid-peduli',
    'layanan-publik',
    'formulir-ringkas',
  ])
  expect(findFormTemplate('tidak-ada')).toBe(undefined)
})

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
    const used = form.fields.flatMap((field) => ('concept' in field && field.concept ? [field.concept] : []))
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
  for (const field of formTemplates.flatMap(({ fields }) => fields)) {
    if (!('concept' in field) || !field.concept) continue
    const type = seen.get(field.concept.code) ?? field.type
    expect([field.concept.code, field.type]).toEqual([field.concept.code, type])
    seen.set(field.concept.code, type)
  }
  expect([...seen.keys()].sort()).toEqual(conceptTemplates.map(({ code }) => code).sort())
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
