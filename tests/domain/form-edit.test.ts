import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFormTemplate } from '#db/templates/forms'
import type { Form } from '~/domain/fields/form'
import { draftFormSchema } from '~/domain/fields/schema'
import type { Field } from '~/domain/fields/types'
import {
  addField,
  addSection,
  addSlot,
  changeField,
  changeSlot,
  dependentsOf,
  duplicateField,
  duplicateSlot,
  type FieldDraft,
  moveField,
  moveFieldTo,
  moveSection,
  moveSlot,
  optionsFrom,
  removeField,
  removeSection,
  removeSlot,
  renameSection,
  startFrom,
} from '~/domain/form-edit'
import { plainForm } from '~/domain/rules-presets'

const both = (text: string) => ({ id: text, en: text })
const text = (label: string): FieldDraft => ({
  type: 'text',
  size: 'short',
  label: both(label),
  required: true,
})
const status: FieldDraft = {
  type: 'choice',
  label: both('Keadaan'),
  required: true,
  options: [
    { code: 'baru', label: both('Baru') },
    { code: 'tiruan', label: both('Tiruan') },
  ],
}
const hanging: FieldDraft = { ...text('Asal'), when: { field: 'keadaan', in: ['tiruan'] } }

/** Two sections; a choice on which a field and a slot hang. */
function sample(): Form {
  let form = addSection(plainForm('contoh', 'Contoh'), both('Hasil'))
  form = addField(form, 'tentang-inovasi', status)
  form = addField(form, 'hasil', hanging)
  form = addField(form, 'hasil', text('Dampak'))
  return addSlot(form, {
    label: both('Foto'),
    accept: ['image/jpeg'],
    minFiles: 1,
    maxFiles: 3,
    when: { field: 'keadaan', in: ['baru'] },
  })
}

const codes = (items: readonly { code: string }[]) => items.map(({ code }) => code)
const placed = ({ fields }: Form) => fields.map(({ code, section }) => `${section}/${code}`)

type Step = (form: Form) => Form
const at = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(items.length, 1)]
const place = fc.nat(20)
const by = fc.constantFrom<1 | -1>(1, -1)
const label = fc.oneof(
  fc.constantFrom('Judul', 'Dampak', 'Constructor', '…', 'ابجد'),
  fc.string().filter((name) => name.trim() !== ''),
)

const field = (form: Form, index: number) => at(form.fields, index)?.code ?? 'tidak-ada'
const section = (form: Form, index: number) => at(form.sections, index)?.code ?? 'tidak-ada'
const slot = (form: Form, index: number) => at(form.evidence, index)?.code ?? 'tidak-ada'

/** Steps that take nothing away. */
const arranging: fc.Arbitrary<Step>[] = [
  fc.tuple(place, by).map(
    ([n, step]) =>
      (form) =>
        moveField(form, field(form, n), step),
  ),
  fc.tuple(place, by).map(
    ([n, step]) =>
      (form) =>
        moveSection(form, section(form, n), step),
  ),
  fc.tuple(place, by).map(
    ([n, step]) =>
      (form) =>
        moveSlot(form, slot(form, n), step),
  ),
  fc.tuple(place, place).map(
    ([n, to]) =>
      (form) =>
        moveFieldTo(form, field(form, n), section(form, to)),
  ),
]
const adding: fc.Arbitrary<Step>[] = [
  label.map((name) => (form) => addSection(form, both(name))),
  fc.tuple(place, label).map(([n, name]) => (form) => {
    const to = at(form.sections, n)
    return to ? addField(form, to.code, text(name)) : form
  }),
  place.map((n) => (form) => duplicateField(form, field(form, n))),
  place.map((n) => (form) => duplicateSlot(form, slot(form, n))),
  fc.tuple(place, label).map(
    ([n, name]) =>
      (form) =>
        renameSection(form, section(form, n), both(name)),
  ),
]
const removing: fc.Arbitrary<Step>[] = [
  place.map((n) => (form) => removeField(form, field(form, n))),
  place.map((n) => (form) => removeSlot(form, slot(form, n))),
  fc.tuple(place, fc.option(place)).map(
    ([n, to]) =>
      (form) =>
        removeSection(form, section(form, n), to === null ? null : section(form, to)),
  ),
]
const steps = (...kinds: fc.Arbitrary<Step>[][]) => fc.array(fc.oneof(...kinds.flat()), { maxLength: 30 })
const run = (path: readonly Step[]) => path.reduce((form, step) => step(form), sample())

const inOrder = ({ sections, fields }: Form) =>
  fields.map(({ section: code }) => codes(sections).indexOf(code))

describe('any way of building', () => {
  it('keeps the form sound and its fields in the order of its sections', () => {
    fc.assert(
      fc.property(steps(arranging, adding, removing), (path) => {
        const form = run(path)
        expect(draftFormSchema.safeParse(form).success).toBe(true)
        expect(inOrder(form)).toEqual(inOrder(form).toSorted((a, b) => a - b))
      }),
    )
  })

  it('moves without changing, losing or doubling anything', () => {
    const sorted = (items: readonly { code: string }[]) =>
      items.toSorted((a, b) => (a.code < b.code ? -1 : 1))
    const bare = (form: Form) => sorted(form.fields.map(({ section: _, ...rest }) => rest))
    fc.assert(
      fc.property(steps(arranging), (path) => {
        const [before, after] = [sample(), run(path)]
        expect(bare(after)).toEqual(bare(before))
        expect(sorted(after.sections)).toEqual(sorted(before.sections))
        expect(sorted(after.evidence)).toEqual(sorted(before.evidence))
      }),
    )
  })

  it('leaves every code that is there as it is when something is added', () => {
    fc.assert(
      fc.property(steps(adding), (path) => {
        const form = run(path)
        const had = codes(sample().fields)
        expect(codes(form.fields).filter((code) => had.includes(code))).toEqual(had)
      }),
    )
  })

  it('moves back what it moved', () => {
    const form = sample()
    expect(moveField(moveField(form, 'asal', 1), 'asal', -1)).toEqual(form)
    expect(moveSection(moveSection(form, 'hasil', -1), 'hasil', 1)).toEqual(form)
  })

  it('takes away that field and no other', () => {
    fc.assert(
      fc.property(steps(arranging, adding), place, (path, n) => {
        const form = run(path)
        const gone = field(form, n)
        const rest = (fields: readonly Field[]) =>
          fields.filter(({ code }) => code !== gone).map(({ when: _, ...kept }) => kept)
        expect(rest(removeField(form, gone).fields)).toEqual(rest(form.fields))
        expect(codes(removeField(form, gone).fields)).not.toContain(gone)
      }),
    )
  })
})

describe('one step', () => {
  it('moves a field within its section, never over its end', () => {
    expect(placed(moveField(sample(), 'dampak', -1))).toEqual([
      'tentang-inovasi/title',
      'tentang-inovasi/keadaan',
      'hasil/dampak',
      'hasil/asal',
    ])
    expect(moveField(sample(), 'asal', -1)).toEqual(sample())
    expect(placed(moveFieldTo(sample(), 'title', 'hasil')).at(-1)).toBe('hasil/title')
    expect(moveFieldTo(sample(), 'title', 'tidak-ada')).toEqual(sample())
  })

  it('keeps the code when the label changes', () => {
    const form = changeField(sample(), 'dampak', text('Manfaat'))
    expect(form.fields.find(({ code }) => code === 'dampak')).toEqual({
      ...text('Manfaat'),
      code: 'dampak',
      section: 'hasil',
    })
    const slots = changeSlot(sample(), 'foto', {
      label: both('Gambar'),
      accept: ['image/png'],
      minFiles: 0,
      maxFiles: 1,
    })
    expect(slots.evidence).toEqual([
      { code: 'foto', label: both('Gambar'), accept: ['image/png'], minFiles: 0, maxFiles: 1 },
    ])
  })

  it('names a copy, right after the field', () => {
    const form = duplicateField(sample(), 'asal')
    expect(codes(form.fields)).toEqual(['title', 'keadaan', 'asal', 'asal-salinan', 'dampak'])
    expect(form.fields[3]).toMatchObject({
      label: { id: 'Asal (salinan)', en: 'Asal (copy)' },
      when: hanging.when,
    })
    expect(codes(duplicateSlot(sample(), 'foto').evidence)).toEqual(['foto', 'foto-salinan'])
  })

  it('asks always for what hung on a field that is gone', () => {
    expect(codes(dependentsOf(sample(), 'keadaan'))).toEqual(['asal', 'foto'])
    const form = removeField(sample(), 'keadaan')
    expect([...form.fields, ...form.evidence].filter(({ when }) => when)).toEqual([])
    expect(codes(form.evidence)).toEqual(['foto'])
  })

  it('moves the fields of a section that goes, or drops them', () => {
    expect(placed(removeSection(sample(), 'tentang-inovasi', 'hasil'))).toEqual([
      'hasil/title',
      'hasil/keadaan',
      'hasil/asal',
      'hasil/dampak',
    ])
    expect(placed(removeSection(sample(), 'hasil', null))).toEqual([
      'tentang-inovasi/title',
      'tentang-inovasi/keadaan',
    ])
    expect(placed(removeSection(sample(), 'hasil', 'hasil'))).toEqual(
      placed(removeSection(sample(), 'hasil', null)),
    )
  })

  it('begins with another form under its own code', () => {
    const model = findFormTemplate('umkm-store')
    if (!model) throw new Error('no template')
    expect(startFrom(sample(), model)).toEqual({ ...model, code: 'contoh' })
  })

  it('makes codes of labels that leave nothing', () => {
    const form = addField(addField(sample(), 'hasil', text('…')), 'hasil', text('Constructor'))
    expect(codes(form.fields).slice(-2)).toEqual(['isian', 'constructor-2'])
  })
})

describe('optionsFrom', () => {
  const former = ['Baru', 'Tiruan', 'Lain'].map((name) => ({ code: name.toLowerCase(), label: both(name) }))
  const from = (...labels: string[]) => optionsFrom(labels.map(both), former)

  it('keeps codes under the same labels, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(former), (kept) => {
        expect(
          optionsFrom(
            kept.map(({ label: name }) => name),
            former,
          ),
        ).toEqual(kept)
      }),
    )
  })
  it('keeps the code of an option that only changed its label', () => {
    expect(codes(from('Baru', 'Menyalin', 'Lain'))).toEqual(['baru', 'tiruan', 'lain'])
    expect(from('Baru', 'Menyalin', 'Lain')[1]?.label.id).toBe('Menyalin')
  })
  it('gives a new option a code of its own, also that of none that went', () => {
    expect(codes(from('Baru', 'Tiruan', 'Lain', 'Lain!'))).toEqual(['baru', 'tiruan', 'lain', 'lain-2'])
    expect(codes(from('Baru', 'Sebagian'))).toEqual(['baru', 'sebagian'])
  })
})
