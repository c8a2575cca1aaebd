import { normalizeTyped } from '~/domain/decimal-text'
import {
  differenceOf,
  type Indicator,
  type Observations,
  seenField,
  seenNoteField,
  seenText,
} from '~/domain/observations'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { visitMessages } from '~/i18n/messages/visit'
import { RadioField, SelectField } from './choices'
import { Details } from './details'
import { NumberField, TextAreaField } from './fields'
import { Fieldset } from './form'
import { useVisitWords } from './visit-words'

export type VisitFieldsProps = {
  indicators: readonly Indicator[]
  observations: Observations
  error: (field: string) => string | undefined
  /** What was typed into a field of a refused form; the given text otherwise. */
  value: (field: string, stored: string) => string
  /** What stands in a field now. */
  typed: (field: string) => string
}

/** Of one criterion: what the team claims, what the judge saw, the difference and a note. */
export function VisitDetails({ indicator, ...props }: VisitFieldsProps & { indicator: Indicator }) {
  const t = useMessages(visitMessages)
  const { key } = indicator
  const stored = useStored(indicator, props)
  const isOpen =
    indicator.claimed !== null ||
    [seenField(key), seenNoteField(key)].some((field) => props.error(field)) ||
    stored.seen !== '' ||
    stored.note !== ''
  return (
    <Details summary={t('seenAt')} open={isOpen}>
      <OneVisit indicator={indicator} {...props} />
    </Details>
  )
}

/** The figures of the dossiers that a visit checks. */
export function VisitFigures(props: VisitFieldsProps) {
  const t = useMessages(visitMessages)
  if (props.indicators.length === 0) return null
  return (
    <Fieldset legend={t('figures')} hint={t('figuresHint')}>
      {props.indicators.map((indicator) => (
        <div className="criterion" key={indicator.key}>
          <OneVisit indicator={indicator} {...props} />
        </div>
      ))}
    </Fieldset>
  )
}

function useStored(indicator: Indicator, { observations, value }: VisitFieldsProps) {
  const locale = languageTag(useLocale()) === 'en' ? 'en' : 'id'
  const { seen = '', note = '' } = observations[indicator.key] ?? {}
  return {
    seen: value(seenField(indicator.key), seenText(indicator, seen, locale)),
    note: value(seenNoteField(indicator.key), note),
  }
}

function OneVisit({ indicator, ...props }: VisitFieldsProps & { indicator: Indicator }) {
  const t = useMessages(visitMessages)
  const words = useVisitWords()
  const { seen, note } = useStored(indicator, props)
  const { key, label, claimed } = indicator
  const now = props.typed(seenField(key)) || seen
  const read = indicator.kind === 'text' ? null : normalizeTyped(now)
  const difference = words.difference(indicator, differenceOf(indicator, read?.ok ? read.value : undefined))
  const noteError = props.error(seenNoteField(key))
  return (
    <>
      <p className="field-hint">
        {claimed === null
          ? t('claimedNothing')
          : `${label}. ${t('claimed', { value: words.value(indicator, claimed) })}`}
      </p>
      <SeenField indicator={indicator} value={seen} error={props.error(seenField(key))} />
      <p className="field-hint" aria-live="polite">
        {difference && t('difference', { value: difference })}
      </p>
      <TextAreaField
        name={seenNoteField(key)}
        label={t('note', { label })}
        rows={2}
        optional
        defaultValue={note}
        {...(noteError ? { error: noteError } : {})}
      />
    </>
  )
}

function SeenField({
  indicator,
  value,
  error,
}: {
  indicator: Indicator
  value: string
  error: string | undefined
}) {
  const t = useMessages(visitMessages)
  const words = useVisitWords()
  const locale = languageTag(useLocale()) === 'en' ? 'en' : 'id'
  const { key, label, kind, unit } = indicator
  const field = {
    name: seenField(key),
    label: t('seen', { label }),
    optional: true,
    defaultValue: value,
  } as const
  const problem = error ? { error } : {}
  if (kind === 'text') return <TextAreaField {...field} {...problem} rows={2} hint={t('seenHintText')} />
  if (kind === 'number')
    return <NumberField {...field} {...problem} decimal unit={unit} hint={t('seenHintNumber')} />
  if (kind === 'levels') {
    const options = (indicator.levels ?? []).map((level) => ({
      value: seenText(indicator, level.value, locale),
      label: words.value(indicator, level.value),
    }))
    return <SelectField {...field} {...problem} options={options} placeholder={t('notSeen')} />
  }
  const options = [
    { value: '1', label: t('yes') },
    { value: '0', label: t('no') },
    { value: '', label: t('notSeen') },
  ]
  return <RadioField {...field} {...problem} options={options} inline />
}
