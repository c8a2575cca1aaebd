import type { Form } from '~/domain/fields/form'
import type { Warning } from '~/domain/warnings'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { answerMessages } from '~/i18n/messages/answers'
import { dossierMessages } from '~/i18n/messages/dossier'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { cellWords, fieldHref, fieldLabel } from './dossier-places'
import { ageWords } from './finding-words'
import { Notice } from './notice'

interface WarningListProps {
  uid: string
  form: Form
  warnings: readonly Warning[]
}

/** What is worth a second look, each with a link to where it stands; nothing of it keeps a dossier back. */
export function WarningList({ uid, form, warnings }: WarningListProps) {
  const t = useMessages(dossierMessages)
  const a = useMessages(answerMessages)
  const e = useMessages(eligibilityMessages)
  const locale = languageTag(useLocale())
  if (warnings.length === 0) return null
  const say = (warning: Warning): { href: string; words: string } => {
    switch (warning.kind) {
      case 'title_taken':
        return { href: fieldHref(uid, form, 'title'), words: t('warnTitle') }
      case 'age': {
        const href = warning.place === null ? `/berkas/${uid}/pokok` : fieldHref(uid, form, warning.place)
        return { href, words: t('warnAge', { finding: ageWords(warning.finding, e, locale) }) }
      }
      case 'criteria_without_evidence': {
        const names = warning.names.join(', ')
        return { href: `/berkas/${uid}/bukti`, words: t('warnCriteria', { names }) }
      }
      case 'short': {
        const { words, usual } = warning
        const field = fieldLabel(form, warning.field, locale)
        return { href: fieldHref(uid, form, warning.field), words: t('warnShort', { field, words, usual }) }
      }
      case 'number_without_source': {
        const place = cellWords(form, warning.field, warning.at, locale, a)
        return { href: fieldHref(uid, form, warning.field, warning.at), words: t('warnSource', { place }) }
      }
    }
  }
  return (
    <Notice tone="info" title={t('warningsTitle')}>
      <p>{t('warningsLead')}</p>
      <ul className="missing-list">
        {warnings.map(say).map(({ href, words }) => (
          <li key={`${href} ${words}`}>
            <a href={href}>{words}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
