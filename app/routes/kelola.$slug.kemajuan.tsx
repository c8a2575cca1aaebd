import { useLoaderData } from '@remix-run/react'
import { ButtonLink, ButtonRow } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { EmptyState } from '~/components/empty-state'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { Progress } from '~/components/progress'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { lateSheetMessages } from '~/i18n/messages/late-sheets'
import { panelMessages } from '~/i18n/messages/panel'
import { remindingMessages } from '~/i18n/messages/reminding'
import { readProgress } from '~/services/progress.server'

export const meta = titled(panelMessages, 'progressTitle')

export const loader = privateLoader(async (visit) => {
  const { competition, stages } = await readProgress(visit.ctx, visit.actor, param(visit, 'slug'))
  const { slug, name, zone } = competition
  return { slug, name, zone, stages, now: visit.ctx.now().toISOString() }
})

export default function ProgressPage() {
  const { slug, name, zone, stages, now } = useLoaderData<typeof loader>()
  const t = useMessages(panelMessages)
  const l = useMessages(lateSheetMessages)
  const r = useMessages(remindingMessages)
  return (
    <>
      <PageHeader
        over={name}
        title={t('progressTitle')}
        lead={t('progressLead')}
        back={{ href: `/kelola/${slug}`, label: t('back') }}
        actions={
          <ButtonLink variant="quiet" href={`/kelola/${slug}/lembar-terlambat`}>
            {l('title')}
          </ButtonLink>
        }
      />
      {stages.map((stage) => (
        <Section
          key={stage.code}
          title={stage.name}
          actions={
            <ButtonRow>
              <ButtonLink variant="secondary" href={`/kelola/${slug}/kemajuan/${stage.code}`}>
                {r('toProgress')}
              </ButtonLink>
              <ButtonLink variant="quiet" href={`/kelola/${slug}/penugasan/${stage.code}`}>
                {t('toBoard')}
              </ButtonLink>
            </ButtonRow>
          }
        >
          {stage.closesAt && <Deadline at={stage.closesAt} now={now} zone={zone} label={t('closes')} />}
          <Progress label={t('sent')} value={stage.totals.sent} max={stage.totals.due} unit={t('sheets')} />
          <Table
            caption={stage.name}
            captionHidden
            rows={stage.seats}
            rowKey={({ uid }) => uid}
            empty={<EmptyState title={t('noSeats')} />}
            columns={[
              { key: 'judge', header: t('judge'), heads: true, cell: ({ judge, label }) => judge ?? label },
              { key: 'due', header: t('due'), numeric: true, cell: ({ due }) => due },
              { key: 'sent', header: t('sent'), numeric: true, cell: ({ sent }) => sent },
              { key: 'started', header: t('started'), numeric: true, cell: ({ started }) => started },
              {
                key: 'left',
                header: t('left'),
                numeric: true,
                cell: ({ due, sent, started }) => due - sent - started,
              },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
