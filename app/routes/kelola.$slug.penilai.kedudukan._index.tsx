import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxField, SelectField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { NotFoundError } from '~/domain/errors'
import { seatForm } from '~/forms/judging'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { panelMessages } from '~/i18n/messages/panel'
import { addSeat, readPanelPage } from '~/services/panels.server'

export const meta = titled(panelMessages, 'newSeat')

export const loader = privateLoader(async (visit) => {
  const { slug, panels, mayManage } = await readPanelPage(visit.ctx, visit.actor, param(visit, 'slug'))
  const panel = panels.find(({ uid }) => uid === visit.url.searchParams.get('tim'))
  if (!panel || !mayManage) throw new NotFoundError('panel')
  return { slug, panel: { uid: panel.uid, name: panel.name } }
})

export const action = privateAction(async (visit) => {
  const { panel, scores, ...seat } = parseForm(seatForm, visit.form.object())
  await addSeat(visit.ctx, visit.actor, panel, { ...seat, scores: scores === 'yes' }, visit.once)
  return done(`/kelola/${param(visit, 'slug')}/penilai`, 'saved')
})

const FUNCTIONS = ['chair', 'deputy', 'secretary', 'member'] as const

export default function NewSeatPage() {
  const { slug, panel } = useLoaderData<typeof loader>()
  const t = useMessages(panelMessages)
  const data = useActionData<typeof action>()
  const failure = useFailure(data)
  const field = (key: string) => ({ name: key, defaultValue: failure.value(key), error: failure.error(key) })
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={panel.name}
        title={t('newSeat')}
        back={{ href: `/kelola/${slug}/penilai`, label: t('panelTitle') }}
      />
      <Form writeKey={useWriteKey('kedudukan')} hidden={{ panel: panel.uid }}>
        <TextField {...field('label')} label={t('seat')} />
        <SelectField
          {...field('function')}
          label={t('seatFunction')}
          options={FUNCTIONS.map((value) => ({ value, label: t(`function_${value}`) }))}
        />
        <TextField {...field('element')} label={t('element')} optional />
        <TextField {...field('organization')} label={t('organization')} optional />
        <CheckboxField
          name="scores"
          label={t('scores')}
          optional
          defaultChecked={failure.errors.length === 0 || failure.value('scores') === 'yes'}
        />
        <Button>{t('addSeat')}</Button>
      </Form>
    </>
  )
}
