import type { Form } from '~/domain/fields/form'
import { rowKey } from '~/domain/fields/units'
import { inputName } from '~/forms/draft-names'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { DossierField } from './dossier-field'
import { DossierRow, DossierRows } from './dossier-rows'
import { Section } from './layout'
import { useSlotWords } from './slot-words'

/** A form as its team meets it, section after section, with the very inputs; nothing is sent. */
export function FormPreview({ form }: { form: Form }) {
  const t = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const slotWords = useSlotWords(form)
  const total = form.sections.length
  return (
    <>
      {form.sections.map(({ code, name }, index) => (
        <Section key={code} title={name[locale]} lead={t('sectionOf', { number: index + 1, total })}>
          <div className="form">
            {form.fields
              .filter(({ section }) => section === code)
              .map((field) =>
                field.type === 'rows' ? (
                  <DossierRows key={field.code} {...{ field, form }}>
                    <DossierRow
                      {...{ field, form }}
                      unit={rowKey(field.code, 'pratinja')}
                      number={1}
                      cells={{}}
                      error={() => undefined}
                    />
                  </DossierRows>
                ) : (
                  <DossierField
                    key={field.code}
                    field={field}
                    form={form}
                    name={inputName(field.code)}
                    value=""
                  />
                ),
              )}
          </div>
        </Section>
      ))}
      {form.evidence.length > 0 && (
        <Section title={t('evidence')}>
          {form.evidence.map((slot) => (
            <Section key={slot.code} title={slot.label[locale]} level={3} lead={slotWords(slot)}>
              <p className="field-hint">{t('noEvidence')}</p>
            </Section>
          ))}
        </Section>
      )}
    </>
  )
}
