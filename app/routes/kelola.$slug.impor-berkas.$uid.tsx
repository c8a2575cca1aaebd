import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { DefinitionList } from '~/components/definition-list'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { refuseFile } from '~/http/csv-faults.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatNumber, useLocale, useMessages } from '~/i18n'
import { searchMessages } from '~/i18n/messages/search'
import { importDossierFile, viewDossierFile } from '~/services/dossier-files.server'

export const meta = titled(searchMessages, 'importTitle')

export const loader = privateLoader((visit) =>
  viewDossierFile(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'uid')),
)

export const action = privateAction(async (visit) => {
  const slug = param(visit, 'slug')
  const file = { slug, uid: param(visit, 'uid') }
  const result = await importDossierFile(visit.ctx, visit.actor, file, visit.once)
  if (!result.ok) return refuseFile(visit, 'file', result.faults)
  return done(`/kelola/${slug}/cari`, 'dossiers_imported')
})

export default function CheckedFilePage() {
  const { competition, file } = useLoaderData<typeof loader>()
  const t = useMessages(searchMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('impor')
  const upload = `/kelola/${competition.slug}/impor-berkas`
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('checkedTitle', { name: file.name })}
        over={competition.name}
        lead={t('checkedLead')}
        back={{ href: upload, label: t('importTitle') }}
      />
      <DefinitionList
        items={[
          { term: t('willCreate'), description: formatNumber(file.created, locale) },
          { term: t('willLack'), description: formatNumber(file.incomplete, locale) },
        ]}
      />
      {file.incomplete > 0 && <Notice>{t('willLackHelp')}</Notice>}
      <Form writeKey={writeKey}>
        <ButtonRow>
          <Button>{t('import', { n: file.created })}</Button>
          <ButtonLink href={upload} variant="secondary">
            {t('otherFile')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
