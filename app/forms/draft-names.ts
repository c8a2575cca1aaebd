import type { Typed } from '~/domain/fields/types'

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
