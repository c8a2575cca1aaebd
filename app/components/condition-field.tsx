import { type Form, isChoosing } from '~/domain/fields/form'
import type { ChoiceField, ChoicesField, Condition } from '~/domain/fields/types'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import type { Typing } from './bilingual-field'
import { CheckboxesField } from './choices'
import { Details } from './details'

/** Choices on which a condition may hang: those that are always asked, but for the item itself. */
const choicesOf = (form: Form, own: string | null): (ChoiceField | ChoicesField)[] =>
  form.fields.flatMap((field) =>
    isChoosing(field) && field.when === undefined && field.code !== own ? [field] : [],
  )

interface ConditionFieldProps {
  form: Form
  /** Code of the item that the condition belongs to; null for a new one. */
  own: string | null
  stored: Condition | undefined
  typing: Typing
}

/** Which answers make a field or an evidence slot appear; nothing where no other choice is always asked. */
export function ConditionField({ form, own, stored, typing }: ConditionFieldProps) {
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const choices = choicesOf(form, own)
  if (choices.length === 0 && !typing.error('when')) return null
  const ticked = typing.values('when', stored?.in.map((option) => `${stored.field}=${option}`) ?? [])
  return (
    <Details summary={t('condition')} open={ticked.length > 0 || typing.error('when') !== undefined}>
      <CheckboxesField
        name="when"
        label={t('conditionField')}
        hint={t('conditionHint')}
        optional
        options={choices.flatMap(({ code, label, options }) =>
          options.map((option) => ({
            value: `${code}=${option.code}`,
            label: `${label[locale]}: ${option.label[locale]}`,
          })),
        )}
        defaultValue={[...ticked]}
        error={typing.error('when')}
      />
    </Details>
  )
}
