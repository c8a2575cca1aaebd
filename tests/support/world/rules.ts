import { findFormTemplate } from '#db/templates/forms'
import type { Form } from '~/domain/fields/form'
import type { Rules } from '~/domain/rules'
import { RULES } from '../competition'

export const STAGE = 'proposal'

function form(code: string): Form {
  const found = findFormTemplate(code)
  if (!found) throw new Error(`no form ${code}`)
  return found
}

/** Two categories on shipped forms, one stage of two criteria, open for submission and scoring at the test clock. */
export const WORLD_RULES: Rules = {
  ...RULES,
  name: 'Lomba Inovasi Kelurahan Kota Tangerang',
  stages: RULES.stages.map((stage) => ({
    ...stage,
    materials: {
      ...{ closesAt: '2026-04-15T16:59:00.000Z', dossier: false },
      items: [
        { code: 'bahan-tayang', label: 'Bahan tayang', kind: 'pdf', required: true },
        { code: 'video', label: 'Video singkat', kind: 'link', required: false },
      ],
    },
  })),
  categories: [
    { code: 'layanan', name: 'Pelayanan publik', form: form('formulir-ringkas') },
    { code: 'proklim', name: 'Kampung Proklim', form: form('kampung-proklim') },
  ],
}

/** Rules of the competition that is still being set up: the same, one instrument weight short of its sum. */
export const DRAFT_RULES: Rules = {
  ...WORLD_RULES,
  name: 'Lomba Inovasi Kelurahan',
  year: 2027,
}
