import type { Form } from '~/domain/fields/form'
import { inputName } from '~/forms/draft-names'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { useSentence } from '~/i18n/sentence'
import type { DossierProgress } from './dossier-tasks'
import { fieldId } from './field'

const fieldHref = (uid: string, form: Form, code: string) => {
  const section = form.fields.find((field) => field.code === code)?.section
  return section ? `/berkas/${uid}/bagian/${section}#${fieldId(inputName(code))}` : `/berkas/${uid}/bukti`
}

/** What still keeps a dossier from being submitted, each with a link to where it is mended. */
export function MissingList({ dossier }: { dossier: DossierProgress }) {
  const t = useMessages(dossierMessages)
  const sentence = useSentence()
  const locale = languageTag(useLocale())
  const { uid, form, content, completeness } = dossier
  const label = (code: string) => form.fields.find((field) => field.code === code)?.label[locale] ?? code
  const links: { href: string; words: string }[] = []
  for (const { missing, problems } of completeness.sections) {
    for (const code of missing)
      links.push({ href: fieldHref(uid, form, code), words: t('missingField', { field: label(code) }) })
    for (const { field, problems: found } of problems)
      for (const { kind, ...params } of found)
        links.push({
          href: fieldHref(uid, form, field),
          words: `${label(field)}: ${sentence({ kind, params })}`,
        })
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
