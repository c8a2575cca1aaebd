import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { Button } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { EmptyState } from '~/components/empty-state'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { whatsappUrl } from '~/components/one-time-link'
import { PageHeader } from '~/components/page-header'
import { ProgressMatrix } from '~/components/progress-matrix'
import { Table } from '~/components/table'
import { Tabs } from '~/components/tabs'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { judgeReminderLetter } from '~/http/judge-reminder.server'
import { useWriteKey } from '~/http/page'
import { stagePlace } from '~/http/stage-place.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { remindingMessages } from '~/i18n/messages/reminding'
import { remindJudges, viewStageProgress } from '~/services/judge-reminders.server'

export const meta = titled(remindingMessages, 'titleOf', ({ stage }: SerializeFrom<typeof loader>) => ({
  stage: stage.name,
}))

export const loader = privateLoader(async (visit) => {
  const { seats, rows, ...view } = await viewStageProgress(visit.ctx, visit.actor, stagePlace(visit))
  const write = judgeReminderLetter(visit.ctx.origin)
  const open = rows.filter(({ cells }) =>
    cells.some(({ state }) => !['sent', 'conflict', 'none'].includes(state)),
  )
  const onlyOpen = visit.url.searchParams.get('saring') === 'belum'
  return {
    ...view,
    ...{ onlyOpen, all: rows.length, open: open.length, rows: onlyOpen ? open : rows },
    seats: seats.map(({ reminder, ...seat }) => ({
      ...seat,
      message: view.mayRemind && reminder ? whatsappUrl(write(reminder).body) : null,
    })),
  }
})

/** Reminds those by mail who have not finished. */
export const action = privateAction(async (visit) => {
  const place = stagePlace(visit)
  await remindJudges(visit.ctx, visit.actor, place, judgeReminderLetter(visit.ctx.origin), visit.once)
  return done(`/kelola/${place.slug}/kemajuan/${place.stage}`, 'judges_reminded')
})

/** The sheets of a stage, judge by judge and entry by entry, without marks. */
export default function StageProgressPage() {
  const { competition, stage, now, seats, rows, all, open, onlyOpen, mayRemind } =
    useLoaderData<typeof loader>()
  const t = useMessages(remindingMessages)
  const locale = useLocale()
  const { slug, name, zone } = competition
  const path = `/kelola/${slug}/kemajuan/${stage.code}`
  return (
    <>
      <PageHeader
        over={name}
        title={t('titleOf', { stage: stage.name })}
        lead={t('lead')}
        back={{ href: `/kelola/${slug}/kemajuan`, label: t('back') }}
      />
      {stage.closesAt && <Deadline at={stage.closesAt} now={now} zone={zone} label={t('closes')} />}
      <Section title={t('judges')}>
        <Table
          caption={t('judges')}
          captionHidden
          dense
          rows={seats}
          rowKey={({ uid }) => uid}
          empty={<EmptyState title={t('noSeats')} />}
          columns={[
            { key: 'number', header: t('number'), cell: ({ number }) => number },
            { key: 'judge', header: t('judge'), heads: true, cell: ({ judge, label }) => judge ?? label },
            { key: 'sent', header: t('sent'), cell: ({ sent, due }) => t('sentOf', { n: sent, due }) },
            { key: 'started', header: t('started'), cell: ({ started }) => started },
            {
              key: 'left',
              header: t('left'),
              cell: ({ left, late, due }) =>
                late > 0 ? (
                  <Badge tone="danger">{t('late', { n: late })}</Badge>
                ) : left === 0 && due > 0 ? (
                  <Badge tone="success">{t('finished')}</Badge>
                ) : (
                  left
                ),
            },
            {
              key: 'reminder',
              header: t('reminder'),
              cell: ({ judge, label, lastReminded, message }) =>
                (lastReminded || message) && (
                  <>
                    {lastReminded && (
                      <small>
                        {t('lastReminded', { time: formatShortDateTime(lastReminded, zone, locale) })}{' '}
                      </small>
                    )}
                    {message && (
                      <a
                        href={message}
                        rel="noreferrer"
                        aria-label={t('whatsappTo', { judge: judge ?? label })}
                      >
                        {t('whatsapp')}
                      </a>
                    )}
                  </>
                ),
            },
          ]}
        />
      </Section>
      {mayRemind && seats.length > 0 && <Reminders />}
      <Section title={t('matrix')} lead={t('matrixLead')}>
        <Tabs
          label={t('views')}
          tabs={[
            { href: path, label: t('all', { n: all }), current: !onlyOpen },
            { href: `${path}?saring=belum`, label: t('onlyOpen', { n: open }), current: onlyOpen },
          ]}
        />
        {rows.length === 0 || seats.length === 0 ? (
          <EmptyState title={t(all === 0 ? 'noEntries' : seats.length === 0 ? 'noSeats' : 'allSent')} />
        ) : (
          <ProgressMatrix
            caption={t('matrix')}
            seats={seats.map(({ uid, number, judge, label }) => ({ uid, number, name: judge ?? label }))}
            rows={rows}
          />
        )}
      </Section>
    </>
  )
}

function Reminders() {
  const { window, mailEnabled, remindable } = useLoaderData<typeof loader>()
  const t = useMessages(remindingMessages)
  const writeKey = useWriteKey('ingatkan')
  const canMail = window === 'open' && mailEnabled && remindable > 0
  return (
    <Section title={t('mailTitle')}>
      {canMail ? (
        <Form writeKey={writeKey}>
          <p>{t('mailLead', { n: remindable })}</p>
          <Button variant="secondary" icon="send">
            {t('mail')}
          </Button>
        </Form>
      ) : (
        <p>{t(window !== 'open' ? 'mailClosed' : mailEnabled ? 'mailNobody' : 'mailOff')}</p>
      )}
    </Section>
  )
}
