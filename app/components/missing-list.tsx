import type { Form } from '~/domain/fields/form'
import type { CellPlace } from '~/domain/fields/types'
import { rowKey } from '~/domain/fields/units'
import { inputName } from '~/forms/draft-names'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { answerMessages } from '~/i18n/messages/answers'
import { dossierMessages } from '~/i18n/messages/dossier'
import { useSentence } from '~/i18n/sentence'
import type { DossierProgress } from './dossier-tasks'
import { fieldId } from './field'
import { saidOf } from './said-problem'

/** Where a field is filled in: at the cell in question, or at its first input. */
function fieldHref(uid: string, form: Form, code: string, at?: CellPlace): string {
  const field = form.fields.find((candidate) => candidate.code === code)
  if (!field) return `/berkas/${uid}/bukti`
  const first = field.type === 'months' ? inputName(code, 'from') : inputName(code)
  const name = at ? inputName(rowKey(code, at.row), at.column) : first
  return `/berkas/${uid}/bagian/${field.section}#${fieldId(name)}`
}

/** What still keeps a dossier from being submitted, each with a link to where it is mended. */
export function MissingList({ dossier }: { dossier: DossierProgress }) {
  const t = useMessages(dossierMessages)
  const a = useMessages(answerMessages)
  const sentence = useSentence()
  const locale = languageTag(useLocale())
  const { uid, form, content, completeness } = dossier
  const label = (code: string) => form.fields.find((field) => field.code === code)?.label[locale] ?? code
  const column = (code: string, name: string) => {
    const field = form.fields.find((candidate) => candidate.code === code)
    return (field?.type === 'rows' && field.columns.find((one) => one.code === name)?.label[locale]) || name
  }
  const links: { href: string; words: string }[] = []
  for (const { missing, problems } of completeness.sections) {
    for (const code of missing)
      links.push({ href: fieldHref(uid, form, code), words: t('missingField', { field: label(code) }) })
    for (const { field, problems: found } of problems)
      for (const problem of found) {
        const { at } = problem
        const place = at
          ? a('cell', { field: label(field), n: at.number, column: column(field, at.column) })
          : label(field)
        links.push({
          href: fieldHref(uid, form, field, at),
          words: `${place}: ${sentence(saidOf(problem))}`,
        })
      }
  }
  for (const code of completeness.evidence.missing) {
    const slot = form.evidence.find((candidate) => candidate.code === code)
    const count = content.evidence.filter(({ field }) => field === code).length
    const words = t('missingFiles', { slot: slot?.label[locale] ?? code, count, min: slot?.minFiles ?? 0 })
    links.push({ href: `/berkas/${uid}/bukti`, words })
  }
  if (content.publishConsent === null)
    links.push({ href: `/berkas/${uid}/pokok`, words: t('missingConsent') })
  if (links.length === 0) return <p>{t('nothingMissing')}</p>
  return (
    <ul className="missing-list">
      {links.map(({ href, words }) => (
        <li key={`${href} ${words}`}>
          <a href={href}>{words}</a>
        </li>
      ))}
    </ul>
  )
}
