import type * as z from 'zod/mini'
import { compareDecimals } from '~/domain/decimal-text'
import { inputError } from '~/domain/errors'
import { type ConceptTemplate, fitsConcept } from '~/domain/fields/concepts'
import { isChoosing } from '~/domain/fields/form'
import { MOST_ROWS } from '~/domain/fields/rows'
import type { Concept, Condition, Field, FieldTypeName } from '~/domain/fields/types'
import type { FieldDraft } from '~/domain/form-edit'
import type { Bilingual, Locale } from '~/domain/locale'
import { bilingual, optionalBilingual } from './bilingual'
import { readColumns } from './column-lines'
import { type Describing, type FieldSettings, fieldForms } from './field-form'
import { readOptions } from './option-lines'
import { parseForm } from './parse'

/** A field's page as it is sent: the text of every input, and the boxes ticked as its condition (`field=option`). */
export interface TypedField {
  object: Record<string, string>
  when: readonly string[]
}

/** What a field's page is read against; `former` is null for a new field. */
export interface FieldReading {
  locale: Locale
  concepts: readonly ConceptTemplate[]
  former: Field | null
}

type Values<T extends keyof FieldSettings> = z.infer<FieldSettings[T]>

/** The field that its page describes. @throws InputError with a problem at each input at fault */
export function readFieldDraft(type: FieldTypeName, typed: TypedField, reading: FieldReading): FieldDraft {
  const forms = fieldForms(reading.locale)
  const base = (values: Describing) => describe(values, typed.when)
  switch (type) {
    case 'text': {
      const values = parseForm(forms.text, typed.object)
      const { size, minWords, maxWords, maxChars } = values
      requireOrder('maxWords', (minWords ?? 0) <= (maxWords ?? Number.POSITIVE_INFINITY))
      return { ...base(values), type, size, ...given({ minWords, maxWords, maxChars }) }
    }
    case 'number': {
      const values = parseForm(forms.number, typed.object)
      const { min, max, decimals } = values
      requireOrder('max', !min || !max || compareDecimals(min, max) <= 0)
      return { ...base(values), type, ...given({ min, max, decimals }), ...readMeasure(values, reading) }
    }
    case 'money': {
      const values = parseForm(forms.money, typed.object)
      const { min, max } = values
      requireOrder('max', !min || !max || compareDecimals(min, max) <= 0)
      const concept = findConcept(type, values.concept, reading)
      return { ...base(values), type, ...given({ min, max, concept: concept && plain(concept) }) }
    }
    case 'date': {
      const values = parseForm(forms.date, typed.object)
      const { min, max } = values
      requireOrder('max', !min || !max || min <= max)
      return { ...base(values), type, ...given({ min, max }) }
    }
    case 'percent': {
      const values = parseForm(forms.percent, typed.object)
      const { min, max, decimals } = values
      requireOrder('max', !min || !max || compareDecimals(min, max) <= 0)
      const concept = findConcept(type, values.concept, reading)
      return { ...base(values), type, ...given({ min, max, decimals, concept: concept && plain(concept) }) }
    }
    case 'months': {
      const values = parseForm(forms.months, typed.object)
      const { min, max, ended } = values
      requireOrder('max', !min || !max || min <= max)
      return { ...base(values), type, ...given({ min, max, ended: ended || undefined }) }
    }
    case 'choice': {
      const values = parseForm(forms.choice, typed.object)
      return {
        ...base(values),
        type,
        options: readOptions('options', values.options, formerOptions(reading)),
      }
    }
    case 'choices': {
      const values = parseForm(forms.choices, typed.object)
      const options = readOptions('options', values.options, formerOptions(reading))
      return { ...base(values), type, options, ...given({ most: values.most }) }
    }
    case 'rows': {
      const values = parseForm(forms.rows, typed.object)
      const { minRows, maxRows } = values
      requireOrder('maxRows', (minRows ?? 0) <= (maxRows ?? MOST_ROWS))
      const former = reading.former?.type === 'rows' ? reading.former.columns : null
      const columns = former ?? readColumns('columns', values.columns)
      return { ...base(values), type, columns, ...given({ minRows, maxRows }) }
    }
    case 'link':
    case 'location':
      return { ...base(parseForm(forms[type], typed.object)), type }
  }
}

const formerOptions = ({ former }: FieldReading) => (former && isChoosing(former) ? former.options : [])

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The values without those that are not there. */
export const given = <T extends object>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>

function requireOrder(field: string, holds: boolean): void {
  if (!holds) throw inputError(field, 'minimum_above_maximum')
}

const describe = (values: Describing, when: readonly string[]) => ({
  label: bilingual(values.label, values.labelEn),
  required: values.required,
  visibility: values.visibility,
  ...given({
    help: optionalBilingual(values.help, values.helpEn),
    example: optionalBilingual(values.example, values.exampleEn),
    when: readCondition(when),
  }),
})

/** The condition that the ticked boxes make. @throws InputError when they belong to several fields */
export function readCondition(ticked: readonly string[]): Condition | undefined {
  const pairs = ticked.map((box) => box.split('='))
  const fields = new Set(pairs.map(([field]) => field ?? ''))
  const [field] = fields
  if (field === undefined) return undefined
  if (fields.size > 1) throw inputError('when', 'condition_on_several')
  return { field, in: [...new Set(pairs.map(([, option]) => option ?? ''))] }
}

const plain = ({ code, unit }: Concept): Concept => ({ code, unit })

/** The figure chosen; one that only this form knows stays as it was. */
function findConcept(
  type: 'number' | 'money' | 'percent',
  code: string,
  { concepts, former }: FieldReading,
): (Concept & { unitName?: Bilingual }) | undefined {
  if (code === '') return undefined
  const known = concepts.find((concept) => concept.code === code && fitsConcept(type, concept))
  const own = former?.type === type && former.concept?.code === code ? former.concept : undefined
  const concept = known ?? own
  if (!concept) throw inputError('concept', 'invalid')
  return concept
}

/** Unit and figure of a number: a figure has a unit of its own, which only its old wording may differ from. */
function readMeasure(
  values: Values<'number'>,
  reading: FieldReading,
): { unit?: Bilingual; concept?: Concept } {
  const concept = findConcept('number', values.concept, reading)
  const unit = optionalBilingual(values.unit, values.unitEn)
  if (concept === undefined) return given({ unit })
  if (!concept.unitName) return given({ unit, concept: plain(concept) })
  const { former } = reading
  const unchanged =
    former?.type === 'number' && former.concept?.code === concept.code && former.unit?.id === unit?.id
  if (unit !== undefined && unit.id !== concept.unitName.id && !unchanged)
    throw inputError('unit', 'unit_of_concept', { unit: concept.unitName.id })
  return { unit: unchanged && unit ? unit : concept.unitName, concept: plain(concept) }
}
