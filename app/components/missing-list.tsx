import { languageTag, useLocale, useMessages } from '~/i18n'
import { answerMessages } from '~/i18n/messages/answers'
import { dossierMessages } from '~/i18n/messages/dossier'
import { useSentence } from '~/i18n/sentence'
import { cellWords, fieldHref, fieldLabel } from './dossier-places'
import type { DossierProgress } from './dossier-tasks'
import { saidOf } from './said-problem'

/** What still keeps a dossier from being submitted, each with a link to where it is mended. */
export function MissingList({ dossier }: { dossier: DossierProgress }) {
  const t = useMessages(dossierMessages)
  const a = useMessages(answerMessages)
  const sentence = useSentence()
  const locale = languageTag(useLocale())
  const { uid, form, content, completeness } = dossier
  const label = (code: string) => fieldLabel(form, code, locale)
  const links: { href: string; words: string }[] = []
  for (const { missing, problems } of completeness.sections) {
    for (const code of missing)
      links.push({ href: fieldHref(uid, form, code), words: t('missingField', { field: label(code) }) })
    for (const { field, problems: found } of problems)
      for (const problem of found) {
        const { at } = problem
        const place = cellWords(form, field, at, locale, a)
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
