import { isMonth } from '~/domain/calendar'
import type { Finding } from '~/domain/check-findings'
import type { Form } from '~/domain/fields/form'
import { formatDate, formatMonth } from '~/domain/format'
import type { Locale } from '~/domain/locale'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { fieldLabel } from './dossier-places'

const dayOrMonth = (text: string, locale: Locale) =>
  isMonth(text) ? formatMonth(text, locale) : formatDate(text, locale)

/** What the computer knows about an item of the checklist, in words. */
export function FindingWords({ finding, form }: { finding: Finding; form: Form }) {
  const t = useMessages(eligibilityMessages)
  const locale = languageTag(useLocale())
  switch (finding.kind) {
    case 'age':
      return <p className="field-hint">{ageWords(finding, t, locale)}</p>
    case 'former_winner': {
      const { since, until, wins } = finding
      const years = { since: String(since), until: String(until) }
      return (
        <Listed
          none={t('noWins', years)}
          title={t('wins', years)}
          items={wins.map(({ place, contest, year }) => t('win', { place, contest, year: String(year) }))}
        />
      )
    }
    case 'documents':
      return (
        <Listed
          none={t('noSlots')}
          title={t('documents')}
          items={finding.slots.map(({ code, files, least }) => {
            const name = fieldLabel(form, code, locale)
            return least > 0
              ? t('slotLeast', { name, n: files, least: String(least) })
              : t('slot', { name, n: files })
          })}
        />
      )
    case 'one_per_ward':
      return (
        <Listed
          none={t('alone')}
          title={t('others')}
          items={finding.others.map((other) => t('other', { ...other }))}
        />
      )
  }
}

/** How old it is at the closing, in one sentence with what is demanded. */
export function ageWords(
  { startedOn, closesOn, months, required }: Extract<Finding, { kind: 'age' }>,
  t: ReturnType<typeof useMessages<typeof eligibilityMessages>>,
  locale: Locale,
): string {
  const demanded = { required: String(required) }
  if (startedOn === null) return t('ageUnknown', demanded)
  const start = dayOrMonth(startedOn, locale)
  if (closesOn === null || months === null) return t('ageOpen', { start, ...demanded })
  const closing = formatDate(closesOn, locale)
  return months < 0
    ? t('ageAfter', { start, closing, ...demanded })
    : t('age', { start, closing, n: months, ...demanded })
}

function Listed({ none, title, items }: { none: string; title: string; items: readonly string[] }) {
  if (items.length === 0) return <p className="field-hint">{none}</p>
  return (
    <div className="field-hint">
      <p>{title}</p>
      <ul>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </div>
  )
}
