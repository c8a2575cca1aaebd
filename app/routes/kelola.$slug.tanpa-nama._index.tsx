import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { EmptyState } from '~/components/empty-state'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { blindMessages } from '~/i18n/messages/blind'
import { readBlindBoard } from '~/services/blind-board.server'

export const meta = titled(blindMessages, 'title')

export const loader = privateLoader((visit) => readBlindBoard(visit.ctx, visit.actor, param(visit, 'slug')))

const TONES = { todo: 'warning', listed: 'info', checked: 'success' } as const

/** The entries of stages without names, and which of them judges can see already. */
export default function BlindBoardPage() {
  const { slug, name, zone, stages } = useLoaderData<typeof loader>()
  const t = useMessages(blindMessages)
  const locale = useLocale()
  return (
    <>
      <PageHeader
        over={name}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${slug}`, label: t('overview') }}
      />
      {stages.length === 0 && (
        <EmptyState title={t('noStages')}>
          <p>{t('noStagesHelp')}</p>
        </EmptyState>
      )}
      {stages.map((stage) => (
        <Section key={stage.code} title={stage.name}>
          {stage.seeing.length > 0 && (
            <Notice tone="warning" title={t('seeing', { names: stage.seeing.join(', ') })}>
              <p>{t('seeingHelp')}</p>
            </Notice>
          )}
          {stage.aside.length > 0 && (
            <Notice tone="warning" title={t('aside', { names: stage.aside.join(', ') })}>
              <p>{t('asideHelp')}</p>
            </Notice>
          )}
          {stage.entries.length > 0 && (
            <Notice tone={stage.left > 0 ? 'warning' : 'success'}>
              <p>{stage.left > 0 ? t('left', { n: stage.left }) : t('allReady')}</p>
            </Notice>
          )}
          <Table
            caption={stage.name}
            captionHidden
            rows={stage.entries}
            rowKey={({ uid }) => uid}
            empty={
              <EmptyState title={t('noEntries')}>
                <a href={`/kelola/${slug}/penugasan/${stage.code}`}>{t('noEntriesHelp')}</a>
              </EmptyState>
            }
            columns={[
              { key: 'label', header: t('label'), heads: true, cell: ({ label }) => label },
              { key: 'ward', header: t('ward'), cell: ({ place }) => place },
              {
                key: 'dossier',
                header: t('dossier'),
                cell: ({ dossiers }) => (
                  <ul className="plain-list">
                    {dossiers.map(({ uid, title }) => (
                      <li key={uid}>
                        <a href={`/kelola/${slug}/tanpa-nama/${uid}`}>{title}</a>
                      </li>
                    ))}
                  </ul>
                ),
              },
              {
                key: 'state',
                header: t('state'),
                cell: ({ dossiers }) => (
                  <ul className="plain-list">
                    {dossiers.map(({ uid, state, checkedAt, checkedBy }) => (
                      <li key={uid}>
                        <Badge tone={TONES[state]}>{t(state)}</Badge>{' '}
                        {checkedAt &&
                          t('checkedBy', {
                            name: checkedBy ?? '',
                            at: formatShortDateTime(checkedAt, zone, locale),
                          })}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
