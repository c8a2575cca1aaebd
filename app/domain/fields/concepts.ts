import type { Bilingual } from '../locale'
import type { Concept, FieldTypeName } from './types'

/** A figure that the platform knows: what it is called, and the unit in which it adds up. */
export type ConceptTemplate = Concept & { name: Bilingual; unitName: Bilingual }

/** Whether a field of that type can carry the figure: rupiah are money, per cent is percent, all else is a number. */
export const fitsConcept = (type: FieldTypeName, { unit }: Pick<Concept, 'unit'>): boolean =>
  unit.startsWith('rupiah') ? type === 'money' : type === (unit === 'percent' ? 'percent' : 'number')
