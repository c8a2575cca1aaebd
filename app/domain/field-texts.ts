import { compileStage } from './compiled-stage'
import { formatMark } from './criteria'
import type { FieldSheet, FieldStage } from './field-kit'
import type { Leaf } from './instrument'
import { type Indicator, seenField, seenNoteField, seenText } from './observations'
import { markField, reasonField, type SheetContent, sheetLeaves } from './sheet-input'
import { type SheetTexts, tidyTexts } from './sheet-texts'

type StageParts = Pick<FieldStage, 'instrument' | 'totalling' | 'locale'>

/** The criteria that a carried sheet asks for. */
export const leavesOfSheet = (
  { instrument, totalling }: Pick<StageParts, 'instrument' | 'totalling'>,
  { holds }: Pick<FieldSheet, 'holds'>,
): Leaf[] => sheetLeaves(instrument, compileStage(instrument, totalling), { holds })

/** A mark as its field shows it. */
export const textOfMark = (leaf: Leaf, mark: number, { locale }: Pick<StageParts, 'locale'>): string =>
  formatMark(leaf, mark, locale === 'en' ? '.' : ',')

/** What the server stores, as a form's fields show it. */
export function textsOfContent(
  stage: Pick<StageParts, 'locale'>,
  leaves: readonly Leaf[],
  { marks, reasons, observations = {} }: SheetContent,
  indicators: readonly Indicator[] = [],
): SheetTexts {
  const seen = indicators.flatMap((indicator): [string, string][] => {
    const { key } = indicator
    const { seen = '', note = '' } = Object.hasOwn(observations, key) ? (observations[key] ?? {}) : {}
    return [
      [seenField(key), seenText(indicator, seen, stage.locale)],
      [seenNoteField(key), note],
    ]
  })
  return tidyTexts([
    ...seen,
    ...leaves.flatMap((leaf): [string, string][] => {
      const mark = marks[leaf.code]
      return [
        [markField(leaf.code), mark === undefined ? '' : textOfMark(leaf, mark, stage)],
        [reasonField(leaf.code), reasons[leaf.code] ?? ''],
      ]
    }),
  ])
}

/** How many of the criteria that ask for a mark have one. */
export const countMarked = (leaves: readonly Leaf[], texts: SheetTexts): number =>
  leaves.filter(({ code, required }) => required && texts[markField(code)] !== undefined).length
