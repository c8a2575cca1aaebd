import type { Locale } from '~/i18n/define'
import { flagsSection } from './flags'
import { judgeSections } from './judges'
import { orderSections } from './order'
import { type Report, wordsFor } from './words'

/** An analysis as plain text: ranking and how sure it is, agreement, severity, what to look at. */
export function analysisText(report: Report, locale: Locale): string {
  const words = wordsFor(locale)
  const { t, number } = words
  const { input } = report
  const { min, max, given } = input.scale
  const range = { min: number(min), max: number(max) }
  const head = [
    t('title', {
      judges: input.judges.length,
      entries: input.entries.length,
      criteria: input.criteria.length,
    }),
    t('marks', {
      marks: input.marks,
      empty: input.empty,
      sheets: input.incomplete_sheets.length,
      leftOut: input.left_out,
    }),
    ...(input.stage === null ? [] : [t('stage', { stage: input.stage })]),
    given ? t('scaleGiven', range) : t('scaleObserved', range),
  ].join('\n')
  return [
    head,
    ...orderSections(report, words),
    ...judgeSections(report, words),
    flagsSection(report, words),
  ].join('\n\n')
}
