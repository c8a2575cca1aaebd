import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { occupantForm } from '~/forms/judging'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { panelMessages } from '~/i18n/messages/panel'
import { findSeatIn, readSeatPage, seatPerson } from '~/services/panels.server'
import { listSeatable } from '~/services/people.server'

export const meta = titled(panelMessages, 'fill')

export const loader = privateLoader(async (visit) => {
  const page = await readSeatPage(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'seat'))
  return { ...page, people: await listSeatable(visit.ctx, visit.actor) }
})

export const action = privateAction(async (visit) => {
  const slug = param(visit, 'slug')
  const seat = await findSeatIn(visit.ctx, visit.actor, slug, param(visit, 'seat'))
  const { account, basis_number } = parseForm(occupantForm, visit.form.object())
  const occupant = { account, basisNumber: basis_number }
  await seatPerson(visit.ctx, visit.actor, seat.uid, occupant, visit.once)
  return done(`/kelola/${slug}/penilai`, 'saved')
})

export default function SeatPage() {
  const { slug, seat, people, blind } = useLoaderData<typeof loader>()
  const t = useMessages(panelMessages)
  const failure = useFailure(useActionData<typeof action>())
  const field = (key: string) => ({ name: key, defaultValue: failure.value(key), error: failure.error(key) })
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${t(`function_${seat.function}`)} · ${seat.occupant ?? t('vacant')}`}
        title={t('fillTitle', { label: seat.label })}
        {...(seat.occupant ? { lead: t('fillLead') } : {})}
        back={{ href: `/kelola/${slug}/penilai`, label: t('panelTitle') }}
      />
      {blind.length > 0 && (
        <Notice>
          <p>{t('blindSeat', { stages: blind.join(', ') })}</p>
          {['chair', 'deputy'].includes(seat.function) && <p>{t('blindChair')}</p>}
        </Notice>
      )}
      <Form writeKey={useWriteKey('tempat')}>
        <TextField
          {...field('account')}
          label={t('account')}
          hint={
            <>
              {t('accountHint')} <a href="/orang">{t('addPeople')}</a>
            </>
          }
          offers={people.map(({ account, name }) => ({ value: account, label: `${name} (${account})` }))}
          spellCheck={false}
          autoComplete="off"
        />
        <TextField {...field('basis_number')} label={t('basis')} optional />
        <Button>{t('seatButton')}</Button>
      </Form>
    </>
  )
}
