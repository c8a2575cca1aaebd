import { readFile } from 'node:fs/promises'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { Details } from '~/components/details'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { inputError } from '~/domain/errors'
import { refuseFile } from '~/http/csv-faults.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { searchMessages } from '~/i18n/messages/search'
import { checkDossierFile, viewImport } from '~/services/dossier-files.server'
import { cleanFileName } from '~/services/file-names.server'

export const meta = titled(searchMessages, 'importTitle')

export const loader = privateLoader((visit) => viewImport(visit.ctx, visit.actor, param(visit, 'slug')))

export const action = privateAction(async (visit) => {
  const { ctx, actor, files } = visit
  const slug = param(visit, 'slug')
  await viewImport(ctx, actor, slug)
  const file = files.find(({ field, size }) => field === 'file' && size > 0)
  if (!file) throw inputError('file', 'file_needed')
  const name = cleanFileName(file.name, null)
  const checked = await checkDossierFile(ctx, actor, { slug, name, content: await readFile(file.path) })
  if (!checked.ok) return refuseFile(visit, 'file', checked.faults)
  return done(`/kelola/${slug}/impor-berkas/${checked.uid}`)
})

export default function ImportPage() {
  const { competition, required, optional } = useLoaderData<typeof loader>()
  const t = useMessages(searchMessages)
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('periksa')
  const error = failure.error('file')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('importTitle')}
        over={competition.name}
        lead={t('importLead')}
        back={{ href: `/kelola/${competition.slug}/cari`, label: t('title') }}
      />
      <Form writeKey={writeKey} files>
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".csv,text/csv"
          {...(error ? { error } : {})}
        />
        <Button icon="upload">{t('check')}</Button>
      </Form>
      <Details summary={t('columns')}>
        <p>{t('columnsHelp', { required: required.join(', '), optional: optional.join(', ') })}</p>
      </Details>
    </>
  )
}
