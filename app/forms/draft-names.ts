import { chosenCodes } from '~/domain/fields/choices'
import type { Typed } from '~/domain/fields/types'
import type { Unit } from '~/domain/fields/units'

/** Name of the input of a dossier's unit of saving (a field's code, or `CODE/ROW`), or of one of its inputs. */
export const inputName = (key: string, part?: string) =>
  part === undefined ? `v.${key}` : `v.${key}:${part}`

/** Name of the hidden version that the unit's text is based on. */
export const baseName = (key: string) => `b.${key}`

/** The inputs of a unit with what stands in each. */
export const inputEntries = (key: string, typed: Typed): [name: string, text: string][] =>
  typeof typed === 'string'
    ? [[inputName(key), typed]]
    : Object.entries(typed).map(([part, text]) => [inputName(key, part), text])

/** The same as a browser sends it: of several choices the empty one that always goes along, and those ticked. */
export const sentEntries = (unit: Unit, typed: Typed): [name: string, text: string][] =>
  unit.field.type === 'choices' && typeof typed === 'string'
    ? ['', ...chosenCodes(typed)].map((code) => [inputName(unit.key), code])
    : inputEntries(unit.key, typed)
