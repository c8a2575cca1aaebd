import { type CriterionNode, criterionGrid, isOnGrid } from './criteria'
import type { Form } from './fields/form'
import type { Field, FieldValue } from './fields/types'
import { formatDecimal } from './format'
import { type Leaf, leaves } from './instrument'
import type { Bilingual } from './locale'
import { mul, parseDecimal, ratio } from './rational'
import { type Category, findCategory, type Rules, type Stage } from './rules'

/*
 * What a team says of itself on criteria marked *diisi peserta* is a section of its dossier: its fields follow from the
 * instrument, and it is saved, checked, released and frozen as every other answer. Codes of forms hold no dot and no
 * underscore, so that these never meet one.
 */

/** Code of the section. */
export const SELF_SECTION = 'nilai_mandiri'

/** Codes of the two fields of a criterion: its value, and a note on it. */
export const claimField = (stage: string, criterion: string): string => `mandiri.${stage}.${criterion}`
export const noteField = (stage: string, criterion: string): string => `catatan_mandiri.${stage}.${criterion}`

/** What a team says of one criterion. */
export interface Claim {
  /** The value as a stored mark; null for one that is no mark of the criterion. */
  mark: number | null
  /** The value as a canonical decimal, or as typed. */
  value: string
  note: string
}

/** The leaves of a stage that its teams fill in, in display order. */
export const teamLeaves = ({ instrument }: Pick<Stage, 'instrument'>): Leaf[] =>
  leaves(instrument).filter(({ filledBy }) => filledBy === 'team')

/** The category as its dossiers are written: its own form, and what the stages ask the team to say of itself. */
export function dossierCategory(rules: Rules, code: string): Category | undefined {
  const category = findCategory(rules, code)
  return category && { ...category, form: withSelfAssessment(category.form, rules.stages) }
}

function withSelfAssessment(form: Form, stages: readonly Stage[]): Form {
  const asking = stages.filter((stage) => teamLeaves(stage).length > 0)
  if (asking.length === 0) return form
  const fields = asking.flatMap((stage) =>
    teamLeaves(stage).flatMap((leaf) => fieldsOf(stage, leaf, asking.length > 1)),
  )
  const name = { id: 'Nilai mandiri', en: 'Self-assessment' }
  return {
    ...form,
    sections: [...form.sections, { code: SELF_SECTION, name }],
    fields: [...form.fields, ...fields],
  }
}

function fieldsOf(stage: Stage, leaf: Leaf, namesStage: boolean): Field[] {
  const name = namesStage ? `${stage.name}: ${leaf.name}` : leaf.name
  const help = {
    id: [leaf.help, 'Tautkan buktinya ke kriteria ini di halaman bukti.'].filter(Boolean).join(' '),
    en: [leaf.help, 'Link its evidence to this criterion on the evidence page.'].filter(Boolean).join(' '),
  }
  const common = { section: SELF_SECTION, visibility: 'panel' as const }
  return [
    {
      ...{ ...common, code: claimField(stage.code, leaf.code), required: leaf.required },
      ...{ label: { id: name, en: name }, help },
      ...valueType(leaf),
    },
    {
      ...{ ...common, code: noteField(stage.code, leaf.code), required: false },
      label: { id: `Catatan: ${name}`, en: `Note: ${name}` },
      ...{ type: 'text', size: 'long', maxWords: 150 },
    },
  ]
}

/** More values than this are typed rather than chosen. */
const MOST_OPTIONS = 21

/** How the criterion's own type is asked in a dossier; the value is always the mark as a canonical decimal. */
function valueType(leaf: Leaf) {
  if (leaf.type === 'levels')
    return {
      type: 'choice' as const,
      options: (leaf.levels ?? []).map(({ value, label }) => ({
        code: value,
        label: eachWay((locale) => `${formatDecimal(value, locale)} · ${label}`),
      })),
    }
  if (leaf.type === 'yes-no')
    return {
      type: 'choice' as const,
      options: [
        { code: '1', label: { id: 'Ya', en: 'Yes' } },
        { code: '0', label: { id: 'Tidak', en: 'No' } },
      ],
    }
  const { min = '0', max = '0', step = '1' } = leaf
  const decimals = step.split('.')[1]?.length ?? 0
  const values = gridValues(leaf)
  if (values) return { type: 'choice' as const, options: values }
  return { type: 'number' as const, min, max, decimals }
}

/** The values of a number whose step is not a power of ten, where they are few: any other would be refused. */
function gridValues(leaf: Leaf) {
  const { scale, min, max } = criterionGrid(leaf)
  const step = Number(mul(parseDecimal(leaf.step ?? '1') ?? ratio(1n), ratio(BigInt(scale))).n)
  if (step === 1 || (max - min) / step + 1 > MOST_OPTIONS) return null
  const options = []
  for (let mark = min; mark <= max; mark += step) {
    const value = decimalOf(mark, scale)
    options.push({ code: value, label: eachWay((locale) => formatDecimal(value, locale)) })
  }
  return options
}

const eachWay = (say: (locale: 'id' | 'en') => string): Bilingual => ({ id: say('id'), en: say('en') })

/** A stored mark as a canonical decimal; the scale is a product of twos and fives. */
function decimalOf(mark: number, scale: number): string {
  let digits = 0
  let unit = 1n
  while (unit % BigInt(scale) !== 0n) {
    unit *= 10n
    digits += 1
  }
  const whole = BigInt(Math.abs(mark)) * (unit / BigInt(scale))
  const text = whole.toString().padStart(digits + 1, '0')
  const fraction = text.slice(text.length - digits).replace(/0+$/, '')
  const body = text.slice(0, text.length - digits) + (fraction ? `.${fraction}` : '')
  return mark < 0 ? `-${body}` : body
}

/** The stored mark that a canonical decimal is; null where it is none of this criterion. */
export function markOfDecimal(leaf: CriterionNode, value: string): number | null {
  const decimal = parseDecimal(value)
  if (!decimal) return null
  const grid = criterionGrid(leaf)
  const scaled = mul(decimal, ratio(BigInt(grid.scale)))
  const mark = Number(scaled.n)
  return scaled.d === 1n && Number.isSafeInteger(mark) && isOnGrid(grid, mark) ? mark : null
}

/**
 * What the team says of the criteria of a stage, by code, from its dossiers' answers; of several dossiers the first that
 * answers. A criterion without an answer is absent: it is never zero.
 */
export function readClaims(
  stage: Pick<Stage, 'code' | 'instrument'>,
  dossiers: readonly Readonly<Record<string, FieldValue>>[],
): Record<string, Claim> {
  const claims: Record<string, Claim> = {}
  for (const leaf of teamLeaves(stage)) {
    const key = claimField(stage.code, leaf.code)
    const values = dossiers.find((answers) => (answers[key] ?? '') !== '')
    const value = values?.[key]
    if (!values || value === undefined) continue
    const note = values[noteField(stage.code, leaf.code)] ?? ''
    claims[leaf.code] = { mark: markOfDecimal(leaf, value), value, note }
  }
  return claims
}
