import type { Finding } from '~/domain/check-findings'
import { CHECK_OUTCOMES, type CheckItem, checkInputs } from '~/domain/checklist'
import { BASICS, correctablePlaces } from '~/domain/corrections'
import type { Form } from '~/domain/fields/form'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { RadioField, SelectField } from './choices'
import { fieldLabel } from './dossier-places'
import { TextAreaField } from './fields'
import { FindingWords } from './finding-words'
import { Fieldset } from './form'
import { Section } from './layout'

interface CheckItemsProps {
  form: Form
  items: readonly (CheckItem & { finding: Finding | null })[]
  /** What the check of an earlier revision found, in words, by item. */
  before: Readonly<Record<string, string>>
  value: (name: string, stored?: string) => string
  error: (name: string) => string | undefined
}

/** The rules' requirements one by one: what the system found, the checker's outcome, note and place. */
export function CheckItems({ form, items, before, value, error }: CheckItemsProps) {
  const t = useMessages(eligibilityMessages)
  const c = useMessages(correctionMessages)
  const locale = languageTag(useLocale())
  const places = correctablePlaces(form).map((code) => ({
    value: code,
    label: code === BASICS ? c('basics') : fieldLabel(form, code, locale),
  }))
  const wrong = (name: string) => {
    const found = error(name)
    return found ? { error: found } : {}
  }
  return (
    <Section title={t('checklist')} lead={t('checklistLead')}>
      {items.map((item) => {
        const names = checkInputs(item.code)
        const earlier = before[item.code]
        return (
          <div className="check-item" key={item.code}>
            <Fieldset legend={item.text}>
              {item.finding && <FindingWords finding={item.finding} form={form} />}
              {earlier && <p className="field-hint">{earlier}</p>}
              <RadioField
                name={names.outcome}
                label={t('outcome')}
                inline
                options={CHECK_OUTCOMES.map((outcome) => ({ value: outcome, label: t(outcome) }))}
                defaultValue={value(names.outcome)}
                {...wrong(names.outcome)}
              />
              <TextAreaField
                name={names.note}
                label={t('remark')}
                rows={2}
                optional
                defaultValue={value(names.note)}
                {...wrong(names.note)}
              />
              <SelectField
                name={names.place}
                label={t('place')}
                hint={t('placeHint')}
                optional
                options={places}
                defaultValue={value(names.place, item.place)}
                {...wrong(names.place)}
              />
            </Fieldset>
          </div>
        )
      })}
    </Section>
  )
}
