import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { NumberField, TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { lotField } from '~/domain/appearance'
import { parseForm } from '~/forms/parse'
import { lotsForm } from '~/forms/presentation'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { presentationPath, stagePlace } from '~/http/stage-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { presentationMessages } from '~/i18n/messages/presentation'
import { prepareLots, typeLots } from '~/services/appearance.server'

export const meta = titled(presentationMessages, 'lotsTitle')

export const loader = privateLoader((visit) => prepareLots(visit.ctx, visit.actor, stagePlace(visit)))

export const action = privateAction(async (visit) => {
  const place = stagePlace(visit)
  const { dasar } = parseForm(lotsForm, visit.form.object())
  const typed = { text: (field: string) => visit.form.text(field), basedOn: dasar }
  await typeLots(visit.ctx, visit.actor, place, typed, visit.once)
  return done(presentationPath(place), 'lots_typed')
})

/** The lots that were drawn in the room, one box for each entry. */
export default function LotsPage() {
  const { competition, stage, entries, newest, replaces } = useLoaderData<typeof loader>()
  const t = useMessages(presentationMessages)
  const { errors, value, error } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('undian')
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} · ${stage.name}`}
        title={t('lotsTitle')}
        lead={t('lotsLead')}
        back={{
          href: `/kelola/${competition.slug}/paparan/${stage.code}`,
          label: t('titleOf', { stage: stage.name }),
        }}
      />
      {entries.length === 0 ? (
        <EmptyState title={t('noEntries')}>
          <p>{t('noEntriesHelp')}</p>
        </EmptyState>
      ) : (
        <Form writeKey={writeKey} hidden={{ dasar: value('dasar', String(newest)) }}>
          {entries.map(({ uid, label, ward }) => (
            <NumberField
              key={uid}
              name={lotField(uid)}
              label={t('lotOf', { entry: [label, ward].filter(Boolean).join(' · ') })}
              defaultValue={value(lotField(uid))}
              error={error(lotField(uid))}
            />
          ))}
          {replaces && (
            <TextAreaField
              name="alasan"
              label={t('reason')}
              hint={t('reasonHint')}
              rows={2}
              defaultValue={value('alasan')}
              error={error('alasan')}
            />
          )}
          <Button>{t('saveLots')}</Button>
        </Form>
      )}
    </>
  )
}
