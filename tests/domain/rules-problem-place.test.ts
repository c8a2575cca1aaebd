import { expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { checkRules } from '~/domain/rules-check'
import { placeProblems } from '~/domain/rules-problem-place'
import { sayRulesProblem } from '~/i18n/rules-problem'

const [category] = RULES.categories
const [stage] = RULES.stages
if (!category || !stage) throw new Error('the test rules have a category and a stage')

const said = (rules: typeof RULES) =>
  placeProblems(rules, checkRules(rules)).map((problem) => {
    const { where, what } = sayRulesProblem('id')(problem)
    return `${where}: ${what}`
  })

it('names category, stage and criterion as people know them', () => {
  const form = { ...category.form, fields: [], evidence: [] }
  const criteria = stage.instrument.criteria.map((node) => ({ ...node, weight: null }))
  const rules = {
    ...RULES,
    categories: [{ ...category, form }],
    stages: [{ ...stage, closesAt: null, instrument: { ...stage.instrument, criteria } }],
  }
  expect(said(rules)).toEqual([
    'Kategori dan formulir › Lingkungan: Formulir kategori ini belum berisi isian.',
    'Kategori dan formulir › Lingkungan: Bagian “Umum” belum berisi isian.',
    'Tahap › Penilaian proposal: Waktu penutupan belum diisi.',
    'Instrumen penilaian › Penilaian proposal › Kebaruan: Bobot belum diisi.',
    'Instrumen penilaian › Penilaian proposal › Dampak: Bobot belum diisi.',
  ])
})

it('falls back to the code of what has no name yet', () => {
  expect(said({ ...RULES, stages: [{ ...stage, name: '' }] })).toEqual([
    'Tahap › proposal: Nama tahap belum diisi.',
  ])
})
