import type { Form } from './fields/form'
import type { Instrument } from './instrument'
import type { Rules, Stage, StageKind } from './rules'
import { categoryOf, plainStage } from './rules-presets'
import { slugify, uniqueSlug } from './slug'

/* Changes to a rules draft as pure functions: what names nothing that is there changes nothing. */

/** A list with one item moved a place up (`-1`) or down (`1`). */
export function moveItem<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const moved = [...items]
  const [item, other] = [moved[index], moved[index + by]]
  if (item === undefined || other === undefined) return moved
  moved[index] = other
  moved[index + by] = item
  return moved
}

/** A code made of a name that no other item has. */
export function newCode(name: string, taken: readonly { code: string }[]): string {
  const codes = new Set(taken.map(({ code }) => code))
  return uniqueSlug(slugify(name).slice(0, 50).replace(/-$/, ''), (candidate) => codes.has(candidate))
}

export const changeStage = (rules: Rules, code: string, change: (stage: Stage) => Stage): Rules => ({
  ...rules,
  stages: rules.stages.map((stage) => (stage.code === code ? change(stage) : stage)),
})

export const changeInstrument = (
  rules: Rules,
  code: string,
  change: (instrument: Instrument) => Instrument,
) => changeStage(rules, code, (stage) => ({ ...stage, instrument: change(stage.instrument) }))

/** What the page with the list of stages can do to it. */
export type StageListEdit =
  | { kind: 'add'; stageKind: StageKind }
  | { kind: 'remove'; code: string }
  | { kind: 'move'; code: string; by: -1 | 1 }

export function editStages(rules: Rules, edit: StageListEdit): Rules {
  const { stages } = rules
  switch (edit.kind) {
    case 'add':
      return { ...rules, stages: [...stages, plainStage(newCode(edit.stageKind, stages), edit.stageKind)] }
    case 'remove':
      return { ...rules, stages: stages.filter(({ code }) => code !== edit.code) }
    case 'move': {
      const index = stages.findIndex(({ code }) => code === edit.code)
      return { ...rules, stages: moveItem(stages, index, edit.by) }
    }
  }
}

export type CategoryEdit =
  /** Without a name the category is called like its form. */
  | { kind: 'add'; form: Form; name: string }
  | { kind: 'remove'; code: string }
  | { kind: 'rename'; code: string; name: string }
  | { kind: 'form'; code: string; form: Form }

export function editCategories(rules: Rules, edit: CategoryEdit): Rules {
  const { categories } = rules
  const change = (code: string, values: Partial<Rules['categories'][number]>) => ({
    ...rules,
    categories: categories.map((category) =>
      category.code === code ? { ...category, ...values } : category,
    ),
  })
  switch (edit.kind) {
    case 'add': {
      const { form, name } = edit
      const category = name === '' ? categoryOf(form) : { code: slugify(name, form.code), name, form }
      return {
        ...rules,
        categories: [...categories, { ...category, code: newCode(category.code, categories) }],
      }
    }
    case 'remove':
      return { ...rules, categories: categories.filter(({ code }) => code !== edit.code) }
    case 'rename':
      return change(edit.code, { name: edit.name })
    case 'form':
      return change(edit.code, { form: edit.form })
  }
}
