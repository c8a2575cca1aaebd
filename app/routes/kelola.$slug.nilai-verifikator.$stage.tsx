import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { VerifiedEntry } from '~/components/verified-entry'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { verifiedMarksMessages } from '~/i18n/messages/verified-marks'
import { saveVerifierMarks, viewVerifierMarks } from '~/services/verifier-marks.server'

export const meta = titled(verifiedMarksMessages, 'titleOf', ({ stage }: SerializeFrom<typeof loader>) => ({
  stage: stage.name,
}))

export const loader = privateLoader(async (visit) => ({
  slug: param(visit, 'slug'),
  ...(await viewVerifierMarks(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'stage'))),
}))

export const action = privateAction(async (visit) => {
  const [slug, stage] = [param(visit, 'slug'), param(visit, 'stage')]
  const { ctx, actor, form, once } = visit
  const typed = (field: string) => (form.has(field) ? form.text(field) : undefined)
  await saveVerifierMarks(ctx, actor, slug, stage, { typed, agreed: form.text('setuju') }, once)
  return done(`/kelola/${slug}/nilai-verifikator/${stage}`, 'saved')
})

export default function VerifierMarksPage() {
  const { slug, name, zone, stage, counting, window, leaves, rows } = useLoaderData<typeof loader>()
  const t = useMessages(verifiedMarksMessages)
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('nilai-verifikator')
  const editable = window !== 'closed' && rows.some(({ mayFill }) => mayFill)
  const entries = rows.map((row) => (
    <VerifiedEntry
      key={row.uid}
      row={row}
      leaves={leaves}
      zone={zone}
      editable={editable && row.mayFill}
      failure={failure}
    />
  ))
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${name} · ${stage.name}`}
        title={t('title')}
        lead={`${t('lead')} ${t(`counting_${counting}`)}`}
        back={{ href: `/kelola/${slug}`, label: name }}
      />
      {window === 'closed' && <Notice>{t('closed')}</Notice>}
      {window !== 'closed' && rows.length > 0 && !editable && <Notice>{t('readOnly')}</Notice>}
      {leaves.length === 0 ? (
        <EmptyState title={t('noCriteria')}>{t('noCriteriaHelp')}</EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState title={t('noEntries')}>{t('noEntriesHelp')}</EmptyState>
      ) : editable ? (
        <Form writeKey={writeKey} wide>
          {/* The Enter key presses a form's first button, which must agree to nothing. */}
          <button hidden tabIndex={-1} aria-hidden="true" />
          {entries}
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
        entries
      )}
    </>
  )
}
