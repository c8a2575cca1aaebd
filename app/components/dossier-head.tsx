import type { ReactNode } from 'react'
import { type DossierReading, TITLE_FIELD } from '~/domain/dossiers'
import { formatValue, isEmpty } from '~/domain/fields'
import { wardName } from '~/domain/ward-name'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { readingMessages } from '~/i18n/messages/reading'
import { Badge } from './badge'
import { Prose } from './layout'
import { Notice } from './notice'
import { PageHeader } from './page-header'

/** Codes of the field that sums a dossier up, and of the one that says how far the innovation is. */
const SUMMARY = ['summary', 'ringkasan']
const PHASE = ['phase']

/** The field that sums the dossier up, if its form has one and it is answered. */
const summaryFieldOf = ({ form, content }: DossierReading) =>
  form.fields.find(
    ({ code, type }) => type === 'text' && SUMMARY.includes(code) && !isEmpty(content.values[code]),
  )

/** Codes of the fields that the head shows, so that the dossier below need not. */
export const fieldsInHead = (dossier: DossierReading): string[] => [
  TITLE_FIELD,
  ...[summaryFieldOf(dossier)?.code ?? []].flat(),
]

interface DossierHeadProps {
  dossier: DossierReading
  competition: string
  back?: { href: string; label: string }
  /** Instead of the ward, where nobody may know it. */
  label?: string
  facts?: ReactNode
  actions?: ReactNode
  say?: (text: string) => ReactNode
}

/** What a dossier is about, before anything else is read: whose, what kind, how far, in a few sentences. */
export function DossierHead(props: DossierHeadProps) {
  const { dossier, competition, back, label, facts, actions, say = (text: string) => text } = props
  const t = useMessages(readingMessages)
  const locale = languageTag(useLocale())
  const { content, form, ward, categoryName, blind } = dossier
  const phase = form.fields.find(({ code }) => PHASE.includes(code))
  const summary = summaryFieldOf(dossier)
  const stage = phase ? formatValue(phase, content.values[phase.code] ?? '', locale) : ''
  return (
    <>
      <PageHeader
        over={competition}
        title={say(content.title)}
        {...(ward || label ? { lead: ward ? wardName(ward.name, ward.kecamatan) : label } : {})}
        {...(back ? { back } : {})}
        {...(actions ? { actions } : {})}
        facts={
          <>
            <Badge icon="file-text">{categoryName}</Badge>
            {stage !== '' && <Badge tone="accent">{stage}</Badge>}
            {facts}
          </>
        }
      />
      {blind && (
        <Notice>
          <p>{t('blindNotice')}</p>
        </Notice>
      )}
      {summary && (
        <div className="dossier-summary">
          <Prose>{say(formatValue(summary, content.values[summary.code] ?? '', locale))}</Prose>
        </div>
      )}
    </>
  )
}
