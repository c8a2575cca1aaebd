import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { panelMessages } from '~/i18n/messages/panel'
import { readRemovableEntry, removeEntry } from '~/services/entry-removal.server'

export const meta = titled(panelMessages, 'removeTitle')

const placeOf = (visit: Parameters<typeof param>[0]) => ({
  slug: param(visit, 'slug'),
  entry: param(visit, 'entry'),
})

export const loader = privateLoader((visit) => readRemovableEntry(visit.ctx, visit.actor, placeOf(visit)))

export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  const place = placeOf(visit)
  const { stage } = await removeEntry(ctx, actor, place, form.text('alasan'), once)
  return done(`/kelola/${place.slug}/penugasan/${stage}`, 'entry_removed')
})

/** Takes one entry out of a stage, with the reason. */
export default function RemoveEntryPage() {
  const { slug, stage, stageName, entry, sheets } = useLoaderData<typeof loader>()
  const t = useMessages(panelMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${entry} · ${stageName}`}
        title={t('removeTitle')}
        lead={t('removeLead')}
        back={{ href: `/kelola/${slug}/penugasan/${stage}`, label: t('assignmentTitle') }}
      />
      {sheets > 0 && (
        <Notice tone="warning">
          <p>{t('removeSheets', { n: sheets })}</p>
        </Notice>
      )}
      <Form writeKey={useWriteKey('keluar')}>
        <TextAreaField
          name="alasan"
          label={t('reason')}
          rows={3}
          defaultValue={failure.value('alasan')}
          error={failure.error('alasan')}
        />
        <Button variant="danger">{t('remove')}</Button>
      </Form>
    </>
  )
}
