import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink, ButtonRow } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { EmptyState } from '~/components/empty-state'
import { Card, Stack } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { Progress } from '~/components/progress'
import { privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { announcementMessages } from '~/i18n/messages/announcements'
import { judgingMessages } from '~/i18n/messages/judging'
import { listJudgeStages } from '~/services/judging.server'

export const meta = titled(judgingMessages, 'title')

export const loader = privateLoader(async ({ ctx, actor }) => ({
  now: ctx.now().toISOString(),
  stages: (await listJudgeStages(ctx, actor)).map(({ tasks, ...stage }) => ({
    ...stage,
    count: tasks.length,
    sent: tasks.filter(({ progress }) => progress === 'sent').length,
  })),
}))

export default function JudgingPage() {
  const { now, stages } = useLoaderData<typeof loader>()
  const t = useMessages(judgingMessages)
  const a = useMessages(announcementMessages)
  const g = useMessages(agendaMessages)
  const words = { before: 'windowBefore', open: 'windowOpen', closed: 'windowClosed' } as const
  return (
    <>
      <PageHeader title={t('title')} />
      {stages.length === 0 && (
        <EmptyState title={t('nothing')}>
          <p>{t('nothingHelp')}</p>
        </EmptyState>
      )}
      <Stack>
        {stages.map(({ competition, stage, window, signed, count, sent }) => (
          <Card key={`${competition.slug} ${stage.code}`}>
            <h2>{stage.name}</h2>
            <p>{competition.name}</p>
            <p>
              <Badge tone={window === 'open' ? 'accent' : 'neutral'}>{t(words[window])}</Badge>
            </p>
            {stage.closesAt && (
              <Deadline at={stage.closesAt} now={now} zone={competition.zone} label={t('closes')} />
            )}
            <Progress label={t('progress')} value={sent} max={count} unit={t('sheets')} />
            <ButtonRow>
              {signed ? (
                <ButtonLink href={`/menilai/${competition.slug}/${stage.code}`}>{t('open')}</ButtonLink>
              ) : (
                <ButtonLink href={`/menilai/${competition.slug}/pernyataan`}>{t('sign')}</ButtonLink>
              )}
              <ButtonLink variant="quiet" href={`/lomba/${competition.slug}/pengumuman`}>
                {a('title')}
              </ButtonLink>
              <ButtonLink variant="quiet" href={`/menilai/${competition.slug}/agenda`}>
                {g('title')}
              </ButtonLink>
              <ButtonLink variant="quiet" href={`/menilai/${competition.slug}/konflik`}>
                {t('declareConflict')}
              </ButtonLink>
            </ButtonRow>
          </Card>
        ))}
      </Stack>
    </>
  )
}
