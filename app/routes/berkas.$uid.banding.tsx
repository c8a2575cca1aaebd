import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { FilterForm } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { Pieces } from '~/components/pieces'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { titled } from '~/http/title'
import { languageTag, useMessages } from '~/i18n'
import { changesMessages } from '~/i18n/messages/changes'
import { dossierMessages } from '~/i18n/messages/dossier'
import { compareRevisions } from '~/services/revisions.server'

export const meta = titled(changesMessages, 'pageTitle')

export const loader = privateLoader(async ({ ctx, actor, context, url, ...visit }) => {
  const asked = (name: string) => Number(url.searchParams.get(name)) || null
  const locale = languageTag(readLocale(context.cookies, actor))
  const pair = { from: asked('dari'), to: asked('ke') }
  return compareRevisions(ctx, actor, { uid: param(visit, 'uid'), locale, ...pair })
})

export default function ComparePage() {
  const { uid, title, from, to, numbers, changes } = useLoaderData<typeof loader>()
  const t = useMessages(changesMessages)
  const d = useMessages(dossierMessages)
  const options = numbers.map((number) => ({ value: String(number), label: String(number) }))
  const isSame = changes.title === null && changes.sections.length === 0 && changes.files.length === 0
  return (
    <>
      <PageHeader
        title={t('pageTitle')}
        over={title}
        lead={t('lead', { from: String(from), to: String(to) })}
        back={{ href: `/berkas/${uid}`, label: d('backToDossier') }}
      />
      <FilterForm label={t('choose')} submitLabel={t('show')}>
        <SelectField name="dari" label={t('from')} options={options} defaultValue={String(from)} />
        <SelectField name="ke" label={t('to')} options={options} defaultValue={String(to)} />
      </FilterForm>
      {isSame && <EmptyState title={t('nothing')} />}
      {changes.title && (
        <Section title={t('title')}>
          <Pieces pieces={changes.title} />
        </Section>
      )}
      {changes.sections.map((section) => (
        <Section key={section.code} title={section.name}>
          {section.changes.map(({ field, label, pieces }) => (
            <div className="dossier-answer" key={field}>
              <p className="dossier-question">{label}</p>
              <Pieces pieces={pieces} />
            </div>
          ))}
        </Section>
      ))}
      {changes.files.length > 0 && (
        <Section title={t('files')}>
          <ul className="plain-list">
            {changes.files.map(({ kind, name, details }) => (
              <li key={`${kind}-${name}`}>
                <Badge tone={kind === 'added' ? 'success' : kind === 'removed' ? 'danger' : 'info'}>
                  {t(kind)}
                </Badge>{' '}
                {name}
                {details.length > 0 && <Pieces pieces={details} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {changes.unchanged > 0 && <p className="field-hint">{t('unchanged', { n: changes.unchanged })}</p>}
    </>
  )
}
