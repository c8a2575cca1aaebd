import type { Form } from '~/domain/fields/form'
import type { FieldValue } from '~/domain/fields/types'
import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { categoryMoveMessages } from '~/i18n/messages/category-move'
import { Details } from './details'
import { Answers } from './dossier-view'
import { Prose } from './layout'
import { Notice } from './notice'

interface CategoryMovesProps {
  moved: {
    moves: readonly { from: string; to: string; reason: string; at: string }[]
    former: readonly { category: string; form: Form; values: Readonly<Record<string, FieldValue>> }[]
  }
  zone: Zone
}

/** That a dossier was moved, why, and what was written in the former form alone. */
export function CategoryMoves({ moved: { moves, former }, zone }: CategoryMovesProps) {
  const t = useMessages(categoryMoveMessages)
  const locale = useLocale()
  return (
    <>
      {moves.map(({ from, to, reason, at }) => (
        <Notice key={at} title={t('movedTitle', { from, to })}>
          <Prose>{reason}</Prose>
          <p>{t('movedAt', { time: formatShortDateTime(at, zone, locale) })}</p>
        </Notice>
      ))}
      {former.map(({ category, form, values }, index) => (
        <Details key={`${category} ${index}`} summary={t('formerAnswers', { category })}>
          <p>{t('formerHelp')}</p>
          <Answers fields={form.fields} values={values} />
        </Details>
      ))}
    </>
  )
}
