import type { DossierReading } from '~/domain/dossiers'
import { formatValue, isEmpty } from '~/domain/fields'
import { isAsked } from '~/domain/fields/form'
import type { Field, FieldValue } from '~/domain/fields/types'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierViewMessages } from '~/i18n/messages/dossier-view'
import { DefinitionList } from './definition-list'
import { EvidenceView } from './evidence-view'
import { Prose, Section } from './layout'
import { PlaceView } from './place-view'
import { RowsView } from './rows-view'

/** A dossier as it is read: by its team, a verifier, a judge beside the form, on paper. Plain data only. */
export function DossierView({ dossier, level = 2 }: { dossier: DossierReading; level?: 2 | 3 }) {
  const t = useMessages(dossierViewMessages)
  const locale = languageTag(useLocale())
  const { content, form } = dossier
  return (
    <div className="dossier-view">
      {form.sections.map(({ code, name }) => (
        <Section key={code} title={name[locale]} level={level}>
          <Answers fields={form.fields.filter(({ section }) => section === code)} values={content.values} />
        </Section>
      ))}
      <Section title={t('evidence')} level={level}>
        <EvidenceView form={form} evidence={content.evidence} />
      </Section>
    </div>
  )
}

const isLong = (field: Field) => field.type === 'rows' || (field.type === 'text' && field.size === 'long')

function Answers({ fields, values }: { fields: Field[]; values: Readonly<Record<string, FieldValue>> }) {
  const t = useMessages(dossierViewMessages)
  const locale = languageTag(useLocale())
  const answered = fields.filter((field) => isAsked(field, values) && !isEmpty(values[field.code]))
  if (answered.length === 0) return <p className="field-hint">{t('noAnswers')}</p>
  const text = (field: Field) => formatValue(field, values[field.code] ?? '', locale)
  const facts = answered.filter((field) => !isLong(field))
  return (
    <>
      {facts.length > 0 && (
        <DefinitionList
          items={facts.map((field) => ({
            term: field.label[locale],
            description:
              field.type === 'location' ? <PlaceView value={values[field.code] ?? ''} /> : text(field),
          }))}
        />
      )}
      {answered.filter(isLong).map((field) => (
        <div className="dossier-answer" key={field.code}>
          {field.type === 'rows' ? (
            <RowsView field={field} value={values[field.code] ?? ''} />
          ) : (
            <>
              <p className="dossier-question">{field.label[locale]}</p>
              <Prose>{text(field)}</Prose>
            </>
          )}
        </div>
      ))}
    </>
  )
}
