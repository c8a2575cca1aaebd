import { type ConceptTemplate, fitsConcept } from '~/domain/fields/concepts'
import { isChoosing } from '~/domain/fields/form'
import type { Field, FieldTypeName } from '~/domain/fields/types'
import { formatDecimal } from '~/domain/format'
import { writeOptions } from '~/forms/option-lines'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import type { Typing } from './bilingual-field'
import { CheckboxField, RadioField, SelectField } from './choices'
import { DateField, NumberField, TextAreaField, TextField } from './fields'

interface FieldLimitsProps {
  type: FieldTypeName
  /** The stored field; of another type while its type is changed, null for a new one. */
  stored: Field | null
  concepts: readonly ConceptTemplate[]
  typing: Typing
}

/** What a field of that type asks for beside label and help: length, range, unit, choices. */
export function FieldLimits(props: FieldLimitsProps) {
  switch (props.type) {
    case 'text':
      return <TextLimits {...props} />
    case 'number':
    case 'money':
    case 'percent':
      return <NumberLimits {...props} />
    case 'date':
    case 'months':
      return <DateLimits {...props} />
    case 'choice':
    case 'choices':
      return <ChoiceOptions {...props} />
    case 'rows':
      return <RowLimits {...props} />
    case 'link':
    case 'location':
      return null
  }
}

const ofType = <T extends FieldTypeName>(type: T, field: Field | null) =>
  field?.type === type ? (field as Extract<Field, { type: T }>) : null

function TextLimits({ stored, typing }: FieldLimitsProps) {
  const t = useMessages(builderMessages)
  const field = ofType('text', stored)
  return (
    <>
      <RadioField
        name="size"
        label={t('size')}
        inline
        options={(['short', 'long'] as const).map((size) => ({ value: size, label: t(`size_${size}`) }))}
        defaultValue={typing.value('size', field?.size ?? 'short')}
        error={typing.error('size')}
      />
      {(['maxWords', 'maxChars', 'minWords'] as const).map((name) => (
        <NumberField
          key={name}
          name={name}
          label={t(name)}
          optional
          defaultValue={typing.value(name, field?.[name]?.toString())}
          error={typing.error(name)}
        />
      ))}
    </>
  )
}

function NumberLimits({ type, stored, concepts, typing }: FieldLimitsProps) {
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const field = ofType(type === 'money' ? 'money' : type === 'percent' ? 'percent' : 'number', stored)
  const number = type === 'number'
  const money = type === 'money'
  const unit = ofType('number', stored)?.unit
  const decimals = field && 'decimals' in field ? field.decimals : undefined
  const usual = type === 'percent' && !stored ? { min: '0', max: '100' } : undefined
  const shown = (value: string | undefined) => (value === undefined ? '' : formatDecimal(value, locale))
  return (
    <>
      {number && (
        <TextField
          name="unit"
          label={t('unit')}
          hint={t('unitHint')}
          width="medium"
          optional
          defaultValue={typing.value('unit', unit?.id)}
          error={typing.error('unit')}
        />
      )}
      {(['min', 'max'] as const).map((name) => (
        <NumberField
          key={name}
          name={name}
          label={t(name)}
          optional
          decimal={!money}
          {...(money ? { prefix: 'Rp' } : {})}
          {...(type === 'percent' ? { unit: '%' } : {})}
          defaultValue={typing.value(name, shown(field?.[name] ?? usual?.[name]))}
          error={typing.error(name)}
        />
      ))}
      {!money && (
        <NumberField
          name="decimals"
          label={t('decimals')}
          hint={t(number ? 'decimalsHint' : 'percentDecimalsHint')}
          optional
          defaultValue={typing.value('decimals', decimals?.toString())}
          error={typing.error('decimals')}
        />
      )}
      <ConceptField {...{ type, concepts, typing }} stored={field} />
    </>
  )
}

function ConceptField({ type, stored, concepts, typing }: FieldLimitsProps) {
  const t = useMessages(builderMessages)
  const locale = languageTag(useLocale())
  const own = stored && 'concept' in stored ? stored.concept : null
  const known = concepts.filter((concept) => fitsConcept(type, concept))
  const options = known.map(({ code, name, unitName }) => ({
    value: code,
    label: `${name[locale]} (${unitName[locale]})`,
  }))
  if (own && !known.some(({ code }) => code === own.code))
    options.push({ value: own.code, label: `${own.code} (${own.unit})` })
  return (
    <SelectField
      name="concept"
      label={t('concept')}
      hint={t('conceptHint')}
      optional
      placeholder={t('noConcept')}
      options={options}
      defaultValue={typing.value('concept', own?.code)}
      error={typing.error('concept')}
    />
  )
}

function DateLimits({ type, stored, typing }: FieldLimitsProps) {
  const t = useMessages(builderMessages)
  const months = type === 'months'
  const field = months ? ofType('months', stored) : ofType('date', stored)
  return (
    <>
      {(['min', 'max'] as const).map((name) => (
        <DateField
          key={name}
          kind={months ? 'month' : 'date'}
          name={name}
          label={t(name === 'min' ? 'minDate' : 'maxDate')}
          optional
          defaultValue={typing.value(name, field?.[name])}
          error={typing.error(name)}
        />
      ))}
      {months && (
        <CheckboxField
          name="ended"
          label={t('monthsEnded')}
          optional
          defaultChecked={
            typing.failed ? typing.value('ended') !== '' : (ofType('months', stored)?.ended ?? false)
          }
        />
      )}
    </>
  )
}

function RowLimits({ stored, typing }: FieldLimitsProps) {
  const t = useMessages(builderMessages)
  const field = ofType('rows', stored)
  return (
    <>
      {!field && (
        <TextAreaField
          name="columns"
          label={t('columns')}
          hint={t('columnsHint')}
          rows={4}
          defaultValue={typing.value('columns')}
          error={typing.error('columns')}
        />
      )}
      {(['minRows', 'maxRows'] as const).map((name) => (
        <NumberField
          key={name}
          name={name}
          label={t(name)}
          optional
          defaultValue={typing.value(name, field?.[name]?.toString())}
          error={typing.error(name)}
        />
      ))}
    </>
  )
}

function ChoiceOptions({ type, stored, typing }: FieldLimitsProps) {
  const t = useMessages(builderMessages)
  const options = stored && isChoosing(stored) ? stored.options : []
  return (
    <>
      <TextAreaField
        name="options"
        label={t('options')}
        hint={t('optionsHint')}
        rows={6}
        defaultValue={typing.value('options', writeOptions(options))}
        error={typing.error('options')}
      />
      {type === 'choices' && (
        <NumberField
          name="most"
          label={t('mostChoices')}
          optional
          defaultValue={typing.value('most', ofType('choices', stored)?.most?.toString())}
          error={typing.error('most')}
        />
      )}
    </>
  )
}
