import type * as z from 'zod/mini'
import type { CriterionNode, Level } from '~/domain/criteria'
import { inputError } from '~/domain/errors'
import type { Rules, Stage } from '~/domain/rules'
import { newCode } from '~/domain/rules-edit'
import type { Material, StageMaterials } from '~/domain/stage-materials'
import { instantAt } from './fields'
import type { basicsForm } from './setup'
import { type CriterionForm, MATERIAL_ROWS, ROUNDING_PLACES, type StageForm } from './setup'

/** The rules with what the page of the basics says. */
export function withBasics(rules: Rules, form: z.infer<typeof basicsForm>): Rules {
  const { opensAt, closesAt, release, entriesPerWard, uploadGrace, hostRegion, ...basics } = form
  const { zone } = basics
  return {
    ...rules,
    ...basics,
    hostRegion: { ...rules.hostRegion, code: hostRegion ?? rules.hostRegion.code },
    submission: {
      ...rules.submission,
      opensAt: instantAt(opensAt, zone),
      closesAt: instantAt(closesAt, zone),
      ...{ release, entriesPerWard, uploadGrace },
    },
  }
}

/** The stage with what its page says. @throws InputError for a count that its choice needs */
export function withStageForm(
  { materials: former, ...stage }: Stage,
  form: StageForm,
  zone: Rules['zone'],
): Stage {
  const { name, judgeLabel, partition, conflictLevel, assignment, blind, sealed } = form
  const { absence: _, disagreement: __, ...others } = stage
  return {
    ...others,
    ...{ name, judgeLabel, partition, conflictLevel, assignment, blind, sealed },
    opensAt: instantAt(form.opensAt, zone),
    closesAt: instantAt(form.closesAt, zone),
    totalling: {
      contribution: form.contribution,
      order: form.order,
      aggregate:
        form.aggregate === 'trimmed'
          ? { kind: 'trimmed', drop: countOf('drop', form.drop) }
          : { kind: form.aggregate },
      rounding: ROUNDING_PLACES.flatMap((at) => {
        const digits = form[`digits-${at}`]
        return digits === null ? [] : [{ at, digits, mode: form.roundingMode }]
      }),
      minimumSheets: form.minimumSheets,
    },
    combination: form.counted ? { weight: form.weight ?? '', maximum: form.maximum } : null,
    advance: advanceOf(form),
    ...materialsOf(former, form, zone),
    // Left out where it is what rules mean that say nothing.
    ...(form.absence === 'minimum' ? { absence: form.absence } : {}),
    ...(form.gap === null ? {} : { disagreement: { gap: form.gap, per: form.gapPer, third: form.third } }),
  }
}

/** What the stage asks for beside the dossier; an item keeps its code as long as it keeps its name or its place. */
function materialsOf(
  former: StageMaterials | undefined,
  form: StageForm,
  zone: Rules['zone'],
): Pick<Stage, 'materials'> {
  const items: Material[] = []
  for (const row of MATERIAL_ROWS) {
    const label = form[`material-${row}`]?.trim()
    if (!label) continue
    const same = former?.items.find((item) => item.label === label) ?? former?.items[row - 1]
    const isFree = same && !items.some(({ code }) => code === same.code)
    items.push({
      code: isFree ? same.code : newCode(label, [...items, ...(former?.items ?? [])]),
      ...{ label, kind: form[`materialKind-${row}`] ?? 'pdf', required: form[`materialRequired-${row}`] },
    })
  }
  if (items.length === 0 && !form.improves) return {}
  const closesAt = instantAt(form.materialsClosesAt, zone)
  return { materials: { closesAt, dossier: form.improves, items } }
}

function countOf(field: string, typed: string | undefined): number {
  if (!typed) throw inputError(field, 'required')
  if (!/^[1-9]\d{0,4}$/.test(typed)) throw inputError(field, 'not_a_number')
  return Number(typed)
}

function advanceOf(form: StageForm): Stage['advance'] {
  switch (form.advance) {
    case 'all':
      return null
    case 'best':
      return {
        kind: 'best',
        count: countOf('advanceCount', form.advanceCount),
        per: form.advancePer,
        tiesAtCut: form.advanceTies,
      }
    case 'threshold':
      if (form.advanceMinimum === null) throw inputError('advanceMinimum', 'required')
      return { kind: 'threshold', minimum: form.advanceMinimum }
  }
}

/** The node that a criterion's page describes; what does not belong to its type is left out. */
export function nodeOf(form: CriterionForm, parent: string | null): CriterionNode {
  const { code, name, help, type, weight, filledBy, required, reason } = form
  const range =
    type === 'number' || type === 'banded'
      ? Object.fromEntries(
          (['min', 'max', 'step'] as const).flatMap((key) => {
            const value = form[key]
            return value === null ? [] : [[key, value]]
          }),
        )
      : {}
  return {
    ...{ code, parent, name, type, weight, filledBy, ...range },
    ...(help ? { help } : {}),
    ...(type === 'levels' ? { levels: readLevels(form.levels) } : {}),
    ...(type === 'banded' ? { levels: readBands(form.levels) } : {}),
    required: type !== 'group' && required,
    reason: type === 'group' ? 'none' : reason,
  }
}

const LEVEL = /^(-?\d+(?:[.,]\d+)?)\s*=\s*([^|]+?)\s*(?:\|\s*(.+))?$/

/** One level a line: `3 = Perda | keterangan`. @throws InputError naming the first line at fault */
export function readLevels(text: string): Level[] {
  return text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row, index) => {
      const [, value, label, description] = LEVEL.exec(row) ?? []
      if (!value || !label) throw inputError('levels', 'bad_level_line', { line: index + 1 })
      return { value: value.replace(',', '.'), label, ...(description ? { description } : {}) }
    })
}

/** The items of a checklist, written as levels are. @throws InputError at `items`, naming the first line at fault */
export function readItems(text: string | undefined): Level[] {
  return (text ?? '')
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .flatMap((row, index) => {
      if (!LEVEL.test(row)) throw inputError('items', 'bad_level_line', { line: index + 1 })
      return readLevels(row)
    })
}

/** One band a line, its lowest fact before the colon: `10: 6 = 10–19 inovasi`. @throws InputError as `readLevels` */
export const readBands = (text: string): Level[] =>
  text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row, index) => {
      const [, from, rest] = /^(-?\d+(?:[.,]\d+)?)\s*:\s*(.+)$/.exec(row) ?? []
      const [level] = from && rest && LEVEL.test(rest) ? readLevels(rest) : []
      if (!from || !level) throw inputError('levels', 'bad_band_line', { line: index + 1 })
      return { ...level, from: from.replace(',', '.') }
    })

/** The text that `readLevels` or `readBands` reads back. */
export const writeLevels = (levels: readonly Level[] = []): string =>
  levels
    .map(({ value, label, description, from }) =>
      [
        from === undefined ? '' : `${from}: `,
        `${value} = ${label}`,
        description ? ` | ${description}` : '',
      ].join(''),
    )
    .join('\n')
