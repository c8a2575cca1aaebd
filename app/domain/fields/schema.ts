import * as z from 'zod/mini'
import { areUnique, bilingual, code, fault, fieldSchema, slotSchema } from './field-schemas'
import { brokenConditions, emptySections, type Form } from './form'

/** A form while it is built: sections may still be empty. Every code once, every field in a section that exists. */
export const draftFormSchema: z.ZodMiniType<Form> = z
  .strictObject({
    code,
    name: bilingual,
    description: bilingual,
    sections: z.array(z.strictObject({ code, name: bilingual })).check(z.maxLength(100)),
    fields: z.array(fieldSchema).check(z.maxLength(500)),
    evidence: z.array(slotSchema).check(z.maxLength(100)),
  })
  .check(
    z.refine(({ sections }) => areUnique(sections), fault('section_twice', 'two sections with one code')),
    z.refine(
      ({ fields, evidence }) => areUnique([...fields, ...evidence]),
      fault('field_twice', 'two fields with one code'),
    ),
    z.refine(
      ({ sections, fields }) => fields.every(({ section }) => sections.some(({ code }) => code === section)),
      fault('field_without_section', 'a field in a section that does not exist'),
    ),
    z.refine(
      (form) => brokenConditions(form).length === 0,
      fault('broken_condition', 'a condition on a choice that does not exist'),
    ),
  )

/** A whole form, as it may be frozen and ships: no section empty. */
export const formSchema: z.ZodMiniType<Form> = draftFormSchema.check(
  z.refine(({ fields }) => fields.length > 0, fault('empty_form', 'a form without fields')),
  z.refine((form) => emptySections(form).length === 0, fault('empty_section', 'a section without fields')),
)
