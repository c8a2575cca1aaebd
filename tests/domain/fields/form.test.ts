import { describe, expect, it } from 'vitest'
import { measureCompleteness } from '~/domain/fields/completeness'
import { type Form, isAsked } from '~/domain/fields/form'
import { formSchema } from '~/domain/fields/schema'

const label = { id: 'Teks', en: 'Text' }
const form: Form = {
  code: 'contoh',
  name: label,
  description: label,
  sections: [
    { code: 'one', name: label },
    { code: 'two', name: label },
  ],
  fields: [
    { code: 'title', section: 'one', type: 'text', size: 'short', label, required: true, maxWords: 2 },
    {
      code: 'kind',
      section: 'one',
      type: 'choice',
      label,
      required: true,
      options: [
        { code: 'new', label },
        { code: 'copy', label },
      ],
    },
    { code: 'cost', section: 'two', type: 'money', label, required: false },
    {
      code: 'origin',
      section: 'two',
      type: 'text',
      size: 'long',
      label,
      required: true,
      when: { field: 'kind', in: ['copy'] },
    },
  ],
  evidence: [
    { code: 'photos', label, accept: ['image/jpeg'], minFiles: 2, maxFiles: 5 },
    {
      code: 'statement',
      label,
      accept: ['application/pdf'],
      minFiles: 1,
      maxFiles: 1,
      when: { field: 'kind', in: ['copy'] },
    },
  ],
}

describe('measureCompleteness', () => {
  it('counts an empty dossier', () => {
    expect(measureCompleteness(form, { title: '  ' }, {})).toEqual({
      total: 4,
      filled: 0,
      required: 3,
      missing: ['title', 'kind', 'photos'],
      sections: [
        { code: 'one', total: 2, filled: 0, required: 2, missing: ['title', 'kind'], problems: [] },
        { code: 'two', total: 1, filled: 0, required: 0, missing: [], problems: [] },
      ],
      evidence: { total: 1, filled: 0, required: 1, missing: ['photos'] },
      problems: [],
      complete: false,
    })
  })

  it('asks for more when the answers do', () => {
    const progress = measureCompleteness(
      form,
      { title: 'Judul', kind: 'copy', origin: 'Ciledug' },
      { photos: 1 },
    )
    expect(progress.missing).toEqual(['photos', 'statement'])
    expect(progress.total).toBe(6)
    expect(progress.filled).toBe(4)
  })

  it('is complete when nothing is missing and nothing wrong', () => {
    const values = { title: 'Judul', kind: 'new' }
    expect(measureCompleteness(form, values, { photos: 2 }).complete).toBe(true)
    const wrong = measureCompleteness(
      form,
      { ...values, title: 'satu dua tiga', cost: 'mahal' },
      { photos: 2 },
    )
    expect(wrong.complete).toBe(false)
    expect(wrong.problems).toEqual([
      { field: 'title', problems: [{ kind: 'too-many-words', words: 3, max: 2 }] },
      { field: 'cost', problems: [{ kind: 'not-rupiah' }] },
    ])
  })

  it('leaves a hidden answer out, problems included', () => {
    const values = { title: 'Judul', kind: 'new', origin: 'tersisa' }
    expect(isAsked(form.fields[3] ?? {}, values)).toBe(false)
    expect(measureCompleteness(form, values, { photos: 2 }).sections[1]).toEqual({
      code: 'two',
      total: 1,
      filled: 0,
      required: 0,
      missing: [],
      problems: [],
    })
  })
})

describe('formSchema', () => {
  const field = form.fields[0]
  const issues = (changed: unknown) => {
    const result = formSchema.safeParse(changed)
    return result.success ? [] : result.error.issues.map(({ message }) => message)
  }

  it('takes a sound form unchanged', () => expect(formSchema.parse(form)).toEqual(form))

  it.each([
    ['two fields with one code', { ...form, fields: [...form.fields, field] }],
    ['two fields with one code', { ...form, evidence: [{ ...form.evidence[0], code: 'title' }] }],
    ['two sections with one code', { ...form, sections: [...form.sections, form.sections[0]] }],
    ['a section without fields', { ...form, sections: [...form.sections, { code: 'three', name: label }] }],
    [
      'a field in a section that does not exist',
      { ...form, fields: [...form.fields, { ...field, code: 'a', section: 'no' }] },
    ],
    [
      'a minimum above its maximum',
      { ...form, fields: [...form.fields, { ...field, code: 'a', minWords: 3 }] },
    ],
    ['a minimum above its maximum', { ...form, evidence: [{ ...form.evidence[0], minFiles: 9 }] }],
    [
      'a minimum above its maximum',
      { ...form, fields: [...form.fields, { ...form.fields[2], code: 'a', min: '10', max: '9' }] },
    ],
    [
      'a condition on a choice that does not exist',
      { ...form, fields: [...form.fields, { ...field, code: 'a', when: { field: 'kind', in: ['other'] } }] },
    ],
    [
      'a condition on a choice that does not exist',
      { ...form, fields: [...form.fields, { ...field, code: 'a', when: { field: 'title', in: ['new'] } }] },
    ],
  ])('refuses %s', (message, changed) => expect(issues(changed)).toEqual([message]))

  it('refuses unknown properties, types and codes', () => {
    expect(formSchema.safeParse({ ...form, fields: [{ ...field, maxLength: 3 }] }).success).toBe(false)
    expect(formSchema.safeParse({ ...form, fields: [{ ...field, type: 'colour' }] }).success).toBe(false)
    expect(formSchema.safeParse({ ...form, code: 'Dua Kata' }).success).toBe(false)
  })
})
