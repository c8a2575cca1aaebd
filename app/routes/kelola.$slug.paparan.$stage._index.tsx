import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AppearanceHistory, AppearanceTable, PendingOrder } from '~/components/appearance'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { NumberField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { timesForm } from '~/forms/presentation'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { presentationPath, stagePlace } from '~/http/stage-place.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { presentationMessages } from '~/i18n/messages/presentation'
import { viewAppearance } from '~/services/appearance.server'
import { setPresentationTimes } from '~/services/room-clock.server'

export const meta = titled(presentationMessages, 'titleOf', ({ stage }: SerializeFrom<typeof loader>) => ({
  stage: stage.name,
}))

export const loader = privateLoader((visit) => viewAppearance(visit.ctx, visit.actor, stagePlace(visit)))

/** Sets how long each entry has. */
export const action = privateAction(async (visit) => {
  const place = stagePlace(visit)
  const { paparan, tanya, dasar } = parseForm(timesForm, visit.form.object())
  const times = { minutes: { present: paparan, ask: tanya }, basedOn: dasar }
  await setPresentationTimes(visit.ctx, visit.actor, place, times, visit.once)
  return done(presentationPath(place), 'saved')
})

/** Who appears when in a stage, where that comes from, and how long each has. */
export default function AppearancePage() {
  const { competition, stage, entries, current, pending, former, times, may } = useLoaderData<typeof loader>()
  const t = useMessages(presentationMessages)
  const locale = useLocale()
  const { slug, name, zone } = competition
  const failure = useFailure(useActionData<typeof action>())
  const timesKey = useWriteKey('waktu')
  const witnessKey = useWriteKey('saksi')
  const base = `/kelola/${slug}/paparan/${stage.code}`
  const at = (instant: string | null) => (instant ? formatShortDateTime(instant, zone, locale) : '')
  const isPublic = [current, pending, ...former].some((order) => order?.method === 'seeded')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={name}
        title={t('titleOf', { stage: stage.name })}
        lead={t('stageLead')}
        back={{ href: `/kelola/${slug}/paparan`, label: t('toList') }}
        actions={
          entries.length > 0 ? (
            <ButtonLink href={`${base}/layar`} variant={current ? 'primary' : 'secondary'}>
              {t('screen')}
            </ButtonLink>
          ) : undefined
        }
      />
      {pending && <PendingOrder {...{ base, pending, zone }} mayWrite={may.write} writeKey={witnessKey} />}
      {entries.length === 0 ? (
        <EmptyState title={t('noEntries')}>
          <p>{t('noEntriesHelp')}</p>
        </EmptyState>
      ) : (
        <Section title={t('order')}>
          {current === null ? (
            <p>
              {t('noOrderYet')}. {t('noOrderYetHelp')}
            </p>
          ) : (
            <>
              <p>
                {current.method === 'lots'
                  ? t('settledLots', {
                      writer: current.writtenBy,
                      settler: current.settledBy ?? '',
                      time: at(current.settledAt),
                    })
                  : t('settledSeeded', {
                      settler: current.settledBy ?? '',
                      time: at(current.settledAt),
                    })}{' '}
                {current.reason && t('reasonWas', { reason: current.reason })}
              </p>
              <AppearanceTable caption={t('order')} entries={entries} blind={stage.blind} />
            </>
          )}
          <ButtonRow>
            {may.write && (
              <ButtonLink variant={current ? 'quiet' : 'primary'} href={`${base}/undian`}>
                {t(current ? 'changeLots' : 'typeLots')}
              </ButtonLink>
            )}
            {may.write && (
              <ButtonLink variant={current ? 'quiet' : 'secondary'} href={`${base}/acak`}>
                {t('toDraw')}
              </ButtonLink>
            )}
            {isPublic && (
              <ButtonLink variant="quiet" href={`/lomba/${slug}/undian/${stage.code}`}>
                {t('publicPage')}
              </ButtonLink>
            )}
          </ButtonRow>
        </Section>
      )}
      <Section title={t('times')} lead={t('timesNow', times.minutes)}>
        {may.write && (
          <Form writeKey={timesKey} hidden={{ dasar: failure.value('dasar', String(times.number)) }}>
            <NumberField
              name="paparan"
              label={t('presentMinutes')}
              unit={t('minutes')}
              defaultValue={failure.value('paparan', String(times.minutes.present))}
              error={failure.error('paparan')}
            />
            <NumberField
              name="tanya"
              label={t('askMinutes')}
              unit={t('minutes')}
              defaultValue={failure.value('tanya', String(times.minutes.ask))}
              error={failure.error('tanya')}
            />
            <Button variant="secondary">{t('save')}</Button>
          </Form>
        )}
      </Section>
      <AppearanceHistory former={former} zone={zone} />
    </>
  )
}
