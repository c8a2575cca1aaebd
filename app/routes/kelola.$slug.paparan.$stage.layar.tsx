import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { SelectField } from '~/components/choices'
import { Details } from '~/components/details'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { RoomScreen } from '~/components/room-screen'
import { parseForm } from '~/forms/parse'
import { pressForm } from '~/forms/presentation'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { presentationPath, stagePlace } from '~/http/stage-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { presentationMessages } from '~/i18n/messages/presentation'
import { pressRoomClock, viewScreen } from '~/services/room-clock.server'

export const meta = titled(
  presentationMessages,
  'screenTitle',
  ({ stage }: SerializeFrom<typeof loader>) => ({
    stage: stage.name,
  }),
)

export const loader = privateLoader((visit) => viewScreen(visit.ctx, visit.actor, stagePlace(visit)))

/** One press on the clock. */
export const action = privateAction(async (visit) => {
  const place = stagePlace(visit)
  const { tekan, versi, peserta } = parseForm(pressForm, visit.form.object())
  const press = { act: tekan, version: versi, entry: peserta }
  await pressRoomClock(visit.ctx, visit.actor, place, press, visit.once)
  return done(`${presentationPath(place)}/layar`)
})

/** The room's screen with its clock. */
export default function ScreenPage() {
  const { competition, stage, entries, ordered, mayRun, ...screen } = useLoaderData<typeof loader>()
  const t = useMessages(presentationMessages)
  const { errors, value, error } = useFailure(useActionData<typeof action>())
  const pressKey = useWriteKey('tekan')
  const showKey = useWriteKey('tampilkan')
  const { on, next, running, part, version } = screen
  const versi = { versi: String(version) }
  return (
    <>
      <ErrorSummary errors={errors} />
      <RoomScreen {...screen} stage={stage.name} zone={competition.zone} all={entries.length} />
      <div className="room-controls" role="group" aria-label={t('controls')}>
        {mayRun && (on || next) && (
          <Form writeKey={pressKey} hidden={versi}>
            {on && !running && (
              <Button name="tekan" value="start">
                {t(screen.begun ? 'resume' : 'start')}
              </Button>
            )}
            {running && (
              <Button name="tekan" value="pause">
                {t('pause')}
              </Button>
            )}
            {on && part === 'present' && (
              <Button name="tekan" value="ask" variant="secondary">
                {t('ask')}
              </Button>
            )}
            <Button name="tekan" value="next" variant={on ? 'secondary' : 'primary'}>
              {t(on || screen.over > 0 ? 'toNext' : 'toFirst')}
            </Button>
          </Form>
        )}
        {mayRun && entries.length > 1 && (
          <Details summary={t('show')} open={errors.length > 0}>
            <Form writeKey={showKey} hidden={{ ...versi, tekan: 'show' }}>
              <SelectField
                name="peserta"
                label={t('showEntry')}
                defaultValue={value('peserta', next?.uid ?? entries[0]?.uid)}
                error={error('peserta')}
                placeholder={null}
                options={entries.map(({ uid, label, ward, place }) => ({
                  value: uid,
                  label: [place, label, ward].filter(Boolean).join(' · '),
                }))}
              />
              <Button variant="secondary">{t('showButton')}</Button>
            </Form>
          </Details>
        )}
        {!ordered && <p className="field-hint">{t('notOrdered')}</p>}
        <ButtonLink variant="quiet" href={`/kelola/${competition.slug}/paparan/${stage.code}`}>
          {t('leave')}
        </ButtonLink>
      </div>
    </>
  )
}
