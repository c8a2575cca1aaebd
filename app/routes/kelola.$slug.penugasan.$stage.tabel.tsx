import { readFile } from 'node:fs/promises'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { inputError } from '~/domain/errors'
import { refuseFile } from '~/http/csv-faults.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { assignmentDraftMessages } from '~/i18n/messages/assignment-draft'
import { importAssignments } from '~/services/assignment-csv.server'
import { viewDraft } from '~/services/assignment-draft-view.server'

export const meta = titled(assignmentDraftMessages, 'tableTitle')

export const loader = privateLoader(async (visit) => {
  const place = { slug: param(visit, 'slug'), stage: param(visit, 'stage') }
  const { competition, stage } = await viewDraft(visit.ctx, visit.actor, place)
  return { competition, stage }
})

export const action = privateAction(async (visit) => {
  const place = { slug: param(visit, 'slug'), stage: param(visit, 'stage') }
  const file = visit.files.find(({ field, size }) => field === 'berkas' && size > 0)
  if (!file) throw inputError('berkas', 'file_missing')
  const bytes = await readFile(file.path)
  const result = await importAssignments(visit.ctx, visit.actor, place, bytes, visit.once)
  if (!result.ok) return refuseFile(visit, 'berkas', result.faults)
  return done(`/kelola/${place.slug}/penugasan/${place.stage}/rancangan`, 'draft_read')
})

export default function AssignmentTablePage() {
  const { competition, stage } = useLoaderData<typeof loader>()
  const t = useMessages(assignmentDraftMessages)
  const { errors, error } = useFailure(useActionData<typeof action>())
  const board = `/kelola/${competition.slug}/penugasan/${stage.code}`
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} · ${stage.name}`}
        title={t('tableTitle')}
        lead={t('tableLead')}
        back={{ href: board, label: t('back') }}
      />
      <ButtonRow>
        <ButtonLink href={`${board}/csv`} variant="secondary" icon="download" download>
          {t('tableId')}
        </ButtonLink>
        <ButtonLink href={`${board}/csv?dialek=intl`} variant="quiet" icon="download" download>
          {t('tableIntl')}
        </ButtonLink>
      </ButtonRow>
      <Section title={t('tableImport')} lead={t('tableImportLead')}>
        <Form writeKey={useWriteKey('tabel')} files>
          <FileField name="berkas" label={t('tableFile')} accept=".csv,text/csv" error={error('berkas')} />
          <Button>{t('tableRead')}</Button>
        </Form>
      </Section>
    </>
  )
}
