import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Overtime } from '~/components/appearance'
import { Button } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { FilledMarksTable } from '~/components/filled-marks-table'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { filledMarksMessages } from '~/i18n/messages/filled-marks'
import { presentationMessages } from '~/i18n/messages/presentation'
import { saveOrganizerMarks, viewOrganizerMarks } from '~/services/organizer-marks.server'

export const meta = titled(filledMarksMessages, 'titleOf', ({ stage }: SerializeFrom<typeof loader>) => ({
  stage: stage.name,
}))

export const loader = privateLoader((visit) =>
  viewOrganizerMarks(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'stage')).then((view) => ({
    slug: param(visit, 'slug'),
    ...view,
  })),
)

export const action = privateAction(async (visit) => {
  const [slug, stage] = [param(visit, 'slug'), param(visit, 'stage')]
  const { ctx, actor, form, once } = visit
  const typed = (field: string) => (form.has(field) ? form.text(field) : undefined)
  await saveOrganizerMarks(ctx, actor, slug, stage, typed, once)
  return done(`/kelola/${slug}/nilai-panitia/${stage}`, 'saved')
})

export default function OrganizerMarksPage() {
  const { slug, name, zone, stage, window, mayFill, leaves, rows, overtime } = useLoaderData<typeof loader>()
  const t = useMessages(filledMarksMessages)
  const p = useMessages(presentationMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('nilai-panitia')
  const editable = mayFill && window === 'open'
  const table = (
    <FilledMarksTable
      leaves={leaves}
      rows={rows}
      zone={zone}
      editable={editable}
      failedBy={failure.failedBy}
      value={failure.value}
      error={failure.error}
    />
  )
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${name} · ${stage.name}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${slug}/kemajuan`, label: t('back') }}
      />
      {window === 'before' && stage.opensAt && (
        <Notice>{t('before', { time: formatShortDateTime(stage.opensAt, zone, locale) })}</Notice>
      )}
      {window === 'closed' && <Notice>{t('closed')}</Notice>}
      {window === 'open' && !mayFill && <Notice>{t('readOnly')}</Notice>}
      {overtime.length > 0 && (
        <Notice title={p('overtime')}>
          <ul>
            {overtime.map(({ uid, label, over }) => (
              <li key={uid}>
                {label}: <Overtime over={over} />
              </li>
            ))}
          </ul>
          <p>{p('overtimeHint')}</p>
        </Notice>
      )}
      {leaves.length === 0 ? (
        <EmptyState title={t('noCriteria')}>{t('noCriteriaHelp')}</EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState title={t('noEntries')}>{t('noEntriesHelp')}</EmptyState>
      ) : editable ? (
        <Form writeKey={writeKey} wide>
          {table}
          {rows.some(({ number }) => number > 0) && (
            <TextAreaField
              name="alasan_perubahan"
              label={t('changeReason')}
              hint={t('changeReasonHint')}
              optional="unsaid"
              rows={2}
              defaultValue={failure.value('alasan_perubahan')}
              error={failure.error('alasan_perubahan')}
            />
          )}
          <Button>{t('save')}</Button>
        </Form>
      ) : (
        table
      )}
    </>
  )
}
