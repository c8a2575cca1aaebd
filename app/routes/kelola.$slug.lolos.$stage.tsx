import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { useAdvanceText } from '~/components/stage-sheet'
import { Table } from '~/components/table'
import { wardName } from '~/domain/ward-name'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDecimal, useLocale, useMessages } from '~/i18n'
import { advanceMessages } from '~/i18n/messages/advance'
import { rankingMessages } from '~/i18n/messages/ranking'
import { viewAdvance } from '~/services/advance.server'

export const meta = titled(advanceMessages, 'title')

export const loader = privateLoader((visit) =>
  viewAdvance(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'stage')),
)

const TONES = { decided: 'success', proposed: 'neutral', tied: 'warning' } as const

/** Who goes on from a stage: decided, or proposed by its rules. */
export default function AdvancePage() {
  const { competition, stage, within, next, complete, decided, waiting, rows } =
    useLoaderData<typeof loader>()
  const t = useMessages(advanceMessages)
  const r = useMessages(rankingMessages)
  const locale = useLocale()
  const base = `/kelola/${competition.slug}`
  const tied = rows.filter(({ state }) => state === 'tied').length
  return (
    <>
      <PageHeader
        title={t('title')}
        over={`${competition.name} · ${stage.name}`}
        lead={useAdvanceText(stage.advance)}
        back={{ href: `${base}/peringkat?tahap=${stage.code}`, label: r('title') }}
      />
      {next && rows.some(({ state }) => state === 'decided') && (
        <ButtonLink href={`${base}/penugasan/${next.code}`}>{t('toNext', { stage: next.name })}</ButtonLink>
      )}
      {!decided && (
        <Notice>
          <p>{t('untilPlenary')}</p>
          <a href={`${base}/pleno`}>{t('toPlenary')}</a>
        </Notice>
      )}
      {!complete && !decided && (
        <Notice tone="warning" title={t('incomplete')}>
          <p>{t('incompleteHelp', { n: waiting })}</p>
        </Notice>
      )}
      {tied > 0 && <Notice>{t('plenaryHelp', { n: tied })}</Notice>}
      <Table
        caption={t('title')}
        captionHidden
        dense
        rows={rows}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t('none')} />}
        columns={[
          ...(within === 'category'
            ? [{ key: 'group', header: r('category'), cell: (row: (typeof rows)[number]) => row.category }]
            : []),
          ...(within === 'kecamatan'
            ? [
                {
                  key: 'group',
                  header: r('kecamatan'),
                  cell: (row: (typeof rows)[number]) => row.kecamatanName,
                },
              ]
            : []),
          { key: 'rank', header: r('rank'), numeric: true, cell: ({ rank }) => rank },
          {
            key: 'entry',
            header: r('entry'),
            heads: true,
            cell: ({ label, regionName, kecamatanName }) =>
              `${wardName(regionName, kecamatanName)} · ${label}`,
          },
          {
            key: 'total',
            header: r('stageTotal'),
            numeric: true,
            cell: ({ total }) => `${total.exact ? '' : '≈ '}${formatDecimal(total.text, locale)}`,
          },
          {
            key: 'state',
            header: t('state'),
            cell: ({ state }) => <Badge tone={TONES[state]}>{t(`state_${state}`)}</Badge>,
          },
        ]}
      />
    </>
  )
}
