import type { Analysis } from '~/domain/statistics/analysis/analyze-marks'
import { type FigureWords, figureWords, quotientOf } from '~/i18n/figure-words'

/** The analysis with what the file was. */
export type Report = Omit<Analysis, 'input'> & {
  input: Analysis['input'] & { stage: string | null; left_out: number }
}

export type Words = FigureWords
export { figureWords as wordsFor, quotientOf }
