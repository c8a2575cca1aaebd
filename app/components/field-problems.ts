import type { FieldProblem, FieldSheet, FieldStage } from '~/domain/field-kit'
import type { Leaf } from '~/domain/instrument'
import { findGaps, readSheet } from '~/domain/sheet-input'
import type { SheetTexts } from '~/domain/sheet-texts'
import { fieldMessages } from '~/i18n/messages/field'
import { judgingProblems } from '~/i18n/messages/judging-problems'
import { problemWords } from '~/i18n/problem-words'
import { translate } from '~/i18n/translate'

/** What keeps a sheet from being finished, in words: said on the device, since no server may be at hand. */
export function findFieldProblems(
  { locale }: Pick<FieldStage, 'locale'>,
  leaves: readonly Leaf[],
  { claims, indicators }: Pick<FieldSheet, 'claims' | 'indicators'>,
  texts: SheetTexts,
): FieldProblem[] {
  const { content, problems } = readSheet(leaves, (field) => texts[field] ?? '', indicators)
  const wrong = new Set(problems.map(({ field }) => field))
  const gaps = findGaps(leaves, content, claims).filter(({ field }) => !wrong.has(field))
  const say = problemWords(judgingProblems, locale)
  const tooLong = translate(fieldMessages, locale)('tooLong')
  return [...problems, ...gaps].map((problem) => ({ field: problem.field, message: say(problem) ?? tooLong }))
}
