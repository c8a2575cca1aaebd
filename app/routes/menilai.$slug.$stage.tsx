import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink, ButtonRow } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { Progress } from '~/components/progress'
import { ProgressBadge } from '~/components/progress-badge'
import { Table } from '~/components/table'
import { Tabs } from '~/components/tabs'
import { done, param, privateLoader } from '~/http/handler.server'
import { named } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { judgingMessages } from '~/i18n/messages/judging'
import { presentationMessages } from '~/i18n/messages/presentation'
import { readJudgeStage } from '~/services/judging.server'

export const meta = named(({ stage }: SerializeFrom<typeof loader>) => stage.name)

export const loader = privateLoader(async (visit) => {
  const slug = param(visit, 'slug')
  const stage = await readJudgeStage(visit.ctx, visit.actor, slug, param(visit, 'stage'))
  if (!stage.signed) throw done(`/menilai/${slug}/pernyataan`)
  return {
    ...stage,
    filter: visit.url.searchParams.get('saring') === 'belum' ? 'todo' : 'all',
    byAppearance: visit.url.searchParams.get('urut') === 'tampil',
  }
})

export default function JudgeStagePage() {
  const { competition, stage, tasks, filter, byAppearance, onNow, waiting, window } =
    useLoaderData<typeof loader>()
  const t = useMessages(judgingMessages)
  const f = useMessages(fieldMessages)
  const p = useMessages(presentationMessages)
  const locale = useLocale()
  const path = `/menilai/${competition.slug}/${stage.code}`
  const todo = tasks.filter(({ progress }) => progress !== 'sent')
  const ordered = tasks.some(({ appearance }) => appearance !== null)
  const on = tasks.find(({ uid }) => uid === onNow)
  const shown = filter === 'todo' ? todo : tasks
  const last = Number.POSITIVE_INFINITY
  const rows = byAppearance
    ? shown.toSorted((a, b) => (a.appearance ?? last) - (b.appearance ?? last) || 0)
    : shown
  return (
    <>
      <PageHeader
        over={competition.name}
        title={stage.name}
        lead={t('listLead')}
        back={{ href: '/menilai', label: t('back') }}
        actions={
          <ButtonRow>
            {window === 'open' && tasks.length > 0 && (
              <ButtonLink
                variant="secondary"
                icon="cloud-off"
                href={`/luring#bawa=${competition.slug}/${stage.code}`}
              >
                {f('takeAlong')}
              </ButtonLink>
            )}
            <ButtonLink variant="quiet" href={`/menilai/${competition.slug}/konflik`}>
              {t('declareConflict')}
            </ButtonLink>
          </ButtonRow>
        }
      />
      <Progress
        label={t('progress')}
        value={tasks.length - todo.length}
        max={tasks.length}
        unit={t('sheets')}
      />
      {on && (
        <Notice title={p('onNow', { entry: on.label })}>
          <ButtonLink href={`/menilai/lembar/${on.uid}`}>{p('onNowSheet')}</ButtonLink>
        </Notice>
      )}
      {waiting > 0 && (
        <Notice>
          <p>{t('waiting', { n: waiting })}</p>
        </Notice>
      )}
      <Tabs
        label={t('tabs')}
        tabs={[
          { href: path, label: t('all'), count: tasks.length, current: filter === 'all' },
          { href: `${path}?saring=belum`, label: t('todo'), count: todo.length, current: filter === 'todo' },
        ]}
      />
      {ordered && (
        <p>
          <a href={byAppearance ? path : `${path}?urut=tampil`}>
            {p(byAppearance ? 'ownOrder' : 'appearanceOrder')}
          </a>
        </p>
      )}
      <Table
        caption={stage.name}
        captionHidden
        rows={rows}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t(tasks.length === 0 ? 'nothing' : 'allDone')} />}
        columns={[
          {
            key: 'entry',
            header: t('entry'),
            heads: true,
            cell: ({ uid, label }) => <a href={`/menilai/lembar/${uid}`}>{label}</a>,
          },
          ...(stage.blind
            ? []
            : [{ key: 'place', header: t('place'), cell: ({ place }: (typeof tasks)[number]) => place }]),
          ...(ordered
            ? [
                {
                  key: 'appearance',
                  header: p('appearance'),
                  cell: ({ appearance }: (typeof tasks)[number]) => appearance ?? '',
                },
              ]
            : []),
          { key: 'state', header: t('state'), cell: ({ progress }) => <ProgressBadge progress={progress} /> },
          {
            key: 'received',
            header: t('received'),
            cell: ({ receivedAt }) =>
              receivedAt ? formatShortDateTime(receivedAt, competition.zone, locale) : '',
          },
        ]}
      />
    </>
  )
}
