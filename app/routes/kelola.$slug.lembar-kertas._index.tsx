import { readFile } from 'node:fs/promises'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { inputError } from '~/domain/errors'
import { refuseFile } from '~/http/csv-faults.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { panelMessages } from '~/i18n/messages/panel'
import { importScores, listImports } from '~/services/score-imports.server'

export const meta = titled(panelMessages, 'paperTitle')

export const loader = privateLoader((visit) => listImports(visit.ctx, visit.actor, param(visit, 'slug')))

export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once, files } = visit
  const slug = param(visit, 'slug')
  const stage = form.text('tahap')
  const file = files.find(({ field, size }) => field === 'berkas' && size > 0)
  if (stage === '') throw inputError('tahap', 'required')
  if (!file) throw inputError('berkas', 'file_missing')
  const result = await importScores(
    ctx,
    actor,
    slug,
    stage,
    { name: file.name, bytes: await readFile(file.path) },
    once,
  )
  if (!result.ok) return refuseFile(visit, 'berkas', result.faults)
  return done(`/kelola/${slug}/lembar-kertas`, 'scores_imported')
})

const tones = { waiting: 'info', confirmed: 'success', rejected: 'neutral' } as const

export default function PaperSheetsPage() {
  const { slug, name, zone, stages, imports, mayImport } = useLoaderData<typeof loader>()
  const t = useMessages(panelMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('kertas')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={name}
        title={t('paperTitle')}
        lead={t('paperLead')}
        back={{ href: `/kelola/${slug}`, label: t('back') }}
      />
      <Table
        caption={t('paperTitle')}
        captionHidden
        rows={imports}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t('noImports')} />}
        columns={[
          {
            key: 'file',
            header: t('fileName'),
            heads: true,
            cell: ({ uid, fileName, enteredAt }) => (
              <a href={`/kelola/${slug}/lembar-kertas/${uid}`}>
                {fileName ?? formatShortDateTime(enteredAt, zone, locale)}
              </a>
            ),
          },
          { key: 'stage', header: t('stage'), cell: ({ stage }) => stage },
          { key: 'rows', header: t('rows'), numeric: true, cell: ({ rows }) => rows },
          {
            key: 'state',
            header: t('state'),
            cell: ({ state }) => <Badge tone={tones[state]}>{t(state)}</Badge>,
          },
          { key: 'entered', header: t('enteredBy'), cell: ({ enteredBy }) => enteredBy },
          { key: 'decided', header: t('decidedBy'), cell: ({ decidedBy }) => decidedBy },
        ]}
      />
      {mayImport && (
        <>
          <p>{t('paperColumns')}</p>
          <ButtonRow>
            {stages.map((stage) => (
              <ButtonLink
                key={`${stage.code}-pdf`}
                variant="secondary"
                icon="download"
                download
                href={`/kelola/${slug}/formulir-kosong/${stage.code}/pdf`}
              >
                {t('blankPaper', { stage: stage.name })}
              </ButtonLink>
            ))}
            {stages.map((stage) => (
              <ButtonLink
                key={stage.code}
                variant="quiet"
                icon="download"
                download
                href={`/kelola/${slug}/formulir-kosong/${stage.code}`}
              >
                {t('blank', { stage: stage.name })}
              </ButtonLink>
            ))}
          </ButtonRow>
          <Form writeKey={writeKey} files>
            <SelectField
              name="tahap"
              label={t('stage')}
              options={stages.map((stage) => ({ value: stage.code, label: stage.name }))}
              defaultValue={failure.value('tahap', stages.length === 1 ? stages[0]?.code : '')}
              error={failure.error('tahap')}
            />
            <FileField
              name="berkas"
              label={t('file')}
              accept=".csv,text/csv"
              error={failure.error('berkas')}
            />
            <Button>{t('upload')}</Button>
          </Form>
        </>
      )}
    </>
  )
}
