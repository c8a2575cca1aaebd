import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Badge, Button, ButtonLink, Form, Notice, PageHeader, Progress, type Tone } from '~/components'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { refreshing } from '~/http/refreshing'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { jobMessages } from '~/i18n/messages/jobs'
import { cancelJob, viewJob } from '~/services/jobs.server'

type Loaded = { state: string } | undefined

const title = titled(jobMessages, 'title')

export const meta: MetaFunction = (args) => [
  ...(title(args) ?? []),
  ...refreshing(['waiting', 'running'].includes((args.data as Loaded)?.state ?? '')),
]

export const loader = privateLoader((visit) => viewJob(visit.ctx, visit.actor, param(visit, 'uid')))

export const action = privateAction(async (visit) => {
  const uid = param(visit, 'uid')
  await cancelJob(visit.ctx, visit.actor, uid)
  return done(`/pekerjaan/${uid}`)
})

const TONES: Record<string, Tone> = { done: 'success', failed: 'danger', running: 'accent' }

const OPEN: Partial<Record<string, 'getArchive' | 'seeAssignment'>> = {
  archive: 'getArchive',
  assignment: 'seeAssignment',
}

export default function JobPage() {
  const { kind, state, progress, total, cancelRequested, open, again } = useLoaderData<typeof loader>()
  const t = useMessages(jobMessages)
  const writeKey = useWriteKey('batal')
  const active = state === 'waiting' || state === 'running'
  return (
    <>
      <PageHeader
        title={t(kind)}
        over={t('title')}
        facts={<Badge tone={TONES[state] ?? 'neutral'}>{t(state)}</Badge>}
      />
      {total !== null && state !== 'done' && <Progress label={t('progress')} value={progress} max={total} />}
      {state === 'failed' && <Notice tone="danger">{t('failedHelp')}</Notice>}
      {open && (
        <ButtonLink href={open} {...(kind === 'archive' ? { icon: 'download' } : {})}>
          {t(OPEN[kind] ?? 'seeLikeness')}
        </ButtonLink>
      )}
      {again && (
        <>
          <Notice>{t('archiveGone')}</Notice>
          <ButtonLink href={again}>{t('archiveAgain')}</ButtonLink>
        </>
      )}
      {active && <p>{t(cancelRequested ? 'cancelling' : 'refreshes')}</p>}
      {active && !cancelRequested && (
        <Form writeKey={writeKey}>
          <Button variant="secondary">{t('cancel')}</Button>
        </Form>
      )}
    </>
  )
}
