import * as z from 'zod/mini'
import { inputError } from '~/domain/errors'
import { type EvidenceType, evidenceTypes } from '~/domain/fields/form'
import type { SlotDraft } from '~/domain/form-edit'
import { bilingual, optionalBilingual } from './bilingual'
import { given, readCondition } from './field-draft'
import { describing } from './field-form'
import { integer } from './fields'
import { parseForm } from './parse'

const slotForm = z.object({
  ...describing,
  accept: z.array(z.enum(evidenceTypes)).check(z.minLength(1)),
  minFiles: integer(0, 100),
  maxFiles: integer(1, 100),
})

/** An evidence slot's page as it is sent. */
export interface TypedSlot {
  object: Record<string, string>
  accept: readonly string[]
  when: readonly string[]
}

/** The evidence slot that its page describes. @throws InputError with a problem at each input at fault */
export function readSlotDraft({ object, accept, when }: TypedSlot): SlotDraft {
  const values = parseForm(slotForm, { ...object, accept: [...accept] })
  const { label, labelEn, help, helpEn, visibility, minFiles, maxFiles } = values
  if (minFiles > maxFiles) throw inputError('maxFiles', 'minimum_above_maximum')
  return {
    label: bilingual(label, labelEn),
    accept: values.accept as EvidenceType[],
    ...{ minFiles, maxFiles, visibility },
    ...given({ help: optionalBilingual(help, helpEn), when: readCondition(when) }),
  }
}
