import type { Form } from '~/domain/fields/form'
import type { Rules } from '~/domain/rules'
import { claimField, noteField } from '~/domain/self-assessment'
import { RULES } from './competition'

const [stage, ...others] = RULES.stages
const [category, ...categories] = RULES.categories
if (!stage || !category) throw new Error('the rules of tests have no stage')

const waste = (code: string, label: string) => ({
  ...{ code, section: 'umum', type: 'number' as const, required: false },
  unit: { id: 'kg per bulan', en: 'kg a month' },
  label: { id: `Sampah ${label}`, en: `Waste ${label}` },
})

/** The small competition with a field verification: one criterion the teams say something of, and two figures. */
export const VISIT_RULES: Rules = {
  ...RULES,
  categories: [
    {
      ...category,
      form: {
        ...category.form,
        fields: [
          ...category.form.fields,
          waste('waste-before', 'sebelum inovasi'),
          waste('waste-after', 'setelah inovasi'),
        ],
      } as Form,
    },
    ...categories,
  ],
  stages: [
    {
      ...stage,
      name: 'Klarifikasi lapangan',
      kind: 'field',
      instrument: {
        ...stage.instrument,
        criteria: [
          ...stage.instrument.criteria,
          {
            ...{ code: 'register', parent: null, name: 'Buku register ada', type: 'yes-no', weight: '0' },
            ...{ filledBy: 'team', required: false, reason: 'none' },
          },
        ],
      },
    },
    ...others,
  ],
}

/** What every team of it says. */
export const VISIT_VALUES: Readonly<Record<string, string>> = {
  'waste-before': '4200',
  'waste-after': '2750',
  [claimField('proposal', 'register')]: '1',
  [noteField('proposal', 'register')]: 'Di kantor kelurahan',
}

/** Keys of the two figures. */
export const WASTE = {
  before: 'angka.1.waste-before.before',
  now: 'angka.1.waste-before.now',
} as const
