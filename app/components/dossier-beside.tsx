import type { DossierReading } from '~/domain/dossiers'
import { formatValue, isEmpty } from '~/domain/fields'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { DefinitionList } from './definition-list'
import { Prose, Section } from './layout'

/** A submitted dossier beside the score sheet: what was asked and answered, and its evidence. */
export function DossierBeside({ dossier }: { dossier: DossierReading }) {
  const locale = languageTag(useLocale())
  const t = useMessages(judgingMessages)
  const { content, form, ward } = dossier
  return (
    <div className="dossier-view">
      <h3>{content.title}</h3>
      {ward && <p>{[ward.name, ward.kecamatan].filter(Boolean).join(', ')}</p>}
      {form.sections.map(({ code, name }) => (
        <Section key={code} title={name[locale]} level={3}>
          {form.fields
            .filter((field) => field.section === code)
            .map((field) => {
              const answer = content.values[field.code] ?? ''
              return (
                <div className="dossier-answer" key={field.code}>
                  <p className="dossier-question">{field.label[locale]}</p>
                  <Prose>{isEmpty(answer) ? t('noAnswers') : formatValue(field, answer, locale)}</Prose>
                </div>
              )
            })}
        </Section>
      ))}
      <Section title={t('evidence')} level={3}>
        {content.evidence.length === 0 ? (
          <p>{t('noEvidence')}</p>
        ) : (
          <DefinitionList
            items={content.evidence.map(({ uid, url, caption, fileName }) => ({
              term: caption ?? fileName ?? url,
              description: <a href={url ?? `/unduh/bukti/${uid}`}>{fileName ?? url}</a>,
            }))}
          />
        )}
      </Section>
    </div>
  )
}
