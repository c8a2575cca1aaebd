import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { DateField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { SeatTable } from '~/components/seat-table'
import { panelForm } from '~/forms/judging'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDay, useLocale, useMessages } from '~/i18n'
import { panelMessages } from '~/i18n/messages/panel'
import { createPanel, readPanelPage } from '~/services/panels.server'

export const meta = titled(panelMessages, 'panelTitle')

export const loader = privateLoader((visit) => readPanelPage(visit.ctx, visit.actor, param(visit, 'slug')))

export const action = privateAction(async (visit) => {
  const slug = param(visit, 'slug')
  const { name, decree_number, decree_date, stage, region } = parseForm(panelForm, visit.form.object())
  const panel = { name, stage, region, decreeNumber: decree_number, decreeDate: decree_date }
  await createPanel(visit.ctx, visit.actor, slug, panel, visit.once)
  return done(`/kelola/${slug}/penilai`, 'saved')
})

export default function PanelPage() {
  const { slug, name, stages, kecamatan, panels, mayManage } = useLoaderData<typeof loader>()
  const t = useMessages(panelMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('panel')
  const field = (key: string) => ({ name: key, defaultValue: failure.value(key), error: failure.error(key) })
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={name}
        title={t('panelTitle')}
        lead={t('panelLead')}
        back={{ href: `/kelola/${slug}`, label: t('back') }}
      />
      {panels.length === 0 && (
        <EmptyState title={t('noPanel')}>
          <p>{t('noPanelHelp')}</p>
        </EmptyState>
      )}
      {panels.map((panel) => (
        <Section
          key={panel.uid}
          title={panel.kecamatan ? `${panel.name} · ${panel.kecamatan}` : panel.name}
          lead={
            panel.decreeNumber && panel.decreeDate
              ? t('decree', {
                  number: panel.decreeNumber,
                  date: formatDay(panel.decreeDate, locale),
                })
              : undefined
          }
          actions={
            mayManage ? (
              <ButtonLink
                variant="secondary"
                icon="plus"
                href={`/kelola/${slug}/penilai/kedudukan?tim=${panel.uid}`}
              >
                {t('addSeat')}
              </ButtonLink>
            ) : undefined
          }
        >
          <SeatTable slug={slug} caption={panel.name} seats={panel.seats} mayManage={mayManage} />
        </Section>
      ))}
      {mayManage && (
        <Section title={t('newPanel')}>
          <Card>
            <Form writeKey={writeKey}>
              <TextField {...field('name')} label={t('name')} />
              <TextField {...field('decree_number')} label={t('decreeNumber')} optional />
              <DateField {...field('decree_date')} label={t('decreeDate')} optional />
              <SelectField
                {...field('stage')}
                label={t('stageOnly')}
                optional
                placeholder={t('allStages')}
                options={stages.map((stage) => ({ value: stage.code, label: stage.name }))}
              />
              {kecamatan.length > 0 && (
                <SelectField
                  {...field('region')}
                  label={t('kecamatanOnly')}
                  hint={t('kecamatanOnlyHint')}
                  optional
                  placeholder={t('allKecamatan')}
                  options={kecamatan.map((region) => ({ value: region.code, label: region.name }))}
                />
              )}
              <Button>{t('createPanel')}</Button>
            </Form>
          </Card>
        </Section>
      )}
    </>
  )
}
