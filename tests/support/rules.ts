import type { CompiledStage } from '~/domain/compiled-stage'
import type { CriterionNode } from '~/domain/criteria'
import type { Instrument } from '~/domain/instrument'
import type { CountedSheet, Id } from '~/domain/sheets'
import type { Totalling } from '~/domain/totalling'

/** A required criterion marked by judges: points 0–100, weight 1, unless said otherwise. */
export const criterion = (code: string, fields: Partial<CriterionNode> = {}): CriterionNode => ({
  code,
  parent: null,
  name: `Kriteria ${code}`,
  type: 'number',
  min: '0',
  max: '100',
  step: '1',
  weight: '1',
  filledBy: 'judge',
  required: true,
  reason: 'none',
  ...fields,
})

export const group = (code: string, fields: Partial<CriterionNode> = {}): CriterionNode => ({
  code,
  parent: null,
  name: `Aspek ${code}`,
  type: 'group',
  weight: null,
  filledBy: 'judge',
  required: false,
  reason: 'none',
  ...fields,
})

export const instrument = (
  criteria: readonly CriterionNode[],
  fields: Partial<Instrument> = {},
): Instrument => ({
  weighting: 'absolute',
  weightSum: '100',
  criteria,
  ...fields,
})

export const totalling = (fields: Partial<Totalling> = {}): Totalling => ({
  contribution: 'none',
  order: 'sheets-first',
  aggregate: { kind: 'mean' },
  rounding: [],
  minimumSheets: 1,
  ...fields,
})

/** A stage that counts as it is. */
export const stageOf = (stage: CompiledStage, sheets: Iterable<CountedSheet>, code = 'tahap') => ({
  code,
  stage,
  combination: { weight: '1', maximum: null },
  sheets,
})

export const entriesOf = (ids: readonly Id[]) => ids.map((id) => ({ id, category: null, kecamatan: null }))
