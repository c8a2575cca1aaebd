import type { Form } from '~/domain/fields/form'
import type { Rules } from '~/domain/rules'
import { DOSSIER_FORM, DOSSIER_RULES } from './dossiers'

const both = (text: string) => ({ id: text, en: text })
const part = { section: 'hasil', required: false } as const

/** The form of the dossier tests with a field of each further type in its second section. */
export const ALL_FIELDS: Form = {
  ...DOSSIER_FORM,
  fields: [
    ...DOSSIER_FORM.fields,
    { ...part, code: 'reuse', type: 'percent', label: both('Terpakai ulang'), min: '0', max: '100' },
    { ...part, code: 'trial', type: 'months', label: both('Uji coba') },
    {
      ...part,
      code: 'goals',
      type: 'choices',
      label: both('TPB'),
      options: [
        { code: 'tpb-1', label: both('Tanpa kemiskinan') },
        { code: 'tpb-6', label: both('Air bersih') },
      ],
    },
    {
      ...part,
      code: 'water',
      type: 'text',
      size: 'short',
      label: both('Sumber air'),
      when: { field: 'goals', in: ['tpb-6'] },
    },
    { ...part, code: 'place', type: 'location', label: both('Lokasi') },
    {
      ...part,
      code: 'results',
      type: 'rows',
      required: true,
      maxRows: 3,
      label: both('Hasil'),
      columns: [
        { code: 'name', type: 'text', size: 'short', maxWords: 3, label: both('Indikator'), required: true },
        { code: 'before', type: 'number', label: both('Sebelum'), required: false },
        { code: 'now', type: 'number', label: both('Sekarang'), required: true },
      ],
    },
  ],
}

export const ALL_FIELDS_RULES: Rules = {
  ...DOSSIER_RULES,
  categories: [{ code: 'lingkungan', name: 'Lingkungan', form: ALL_FIELDS }],
}
