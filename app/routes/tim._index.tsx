import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink, ButtonRow } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { DossierStateBadge } from '~/components/dossier-state'
import { EmptyState } from '~/components/empty-state'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { announcementMessages } from '~/i18n/messages/announcements'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewTeamBoard } from '~/services/dossiers.server'

export const meta = titled(dossierMessages, 'ourDossiers')

export const loader = privateLoader(({ ctx, actor }) => viewTeamBoard(ctx, actor))

export default function TeamBoardPage() {
  const { now, board, writes } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const a = useMessages(announcementMessages)
  const g = useMessages(agendaMessages)
  return (
    <>
      <PageHeader
        title={t('ourDossiers')}
        lead={writes ? t('boardLead') : t('verifierLead')}
        actions={
          writes ? (
            <ButtonLink href="/tim/anggota" variant="secondary" icon="users">
              {t('members')}
            </ButtonLink>
          ) : undefined
        }
      />
      {board.length === 0 && <EmptyState title={t('boardEmpty')}>{t('boardEmptyHelp')}</EmptyState>}
      {board.map((competition) => (
        <Section key={competition.slug} title={competition.name} id={competition.slug}>
          <p>
            <a href={`/lomba/${competition.slug}/pengumuman`}>{a('title')}</a>
            {' · '}
            <a href={`/tim/${competition.slug}/agenda`}>{g('title')}</a>
          </p>
          {competition.closesAt && (
            <Deadline
              at={competition.closesAt}
              now={now}
              zone={competition.zone}
              live
              label={t('closesAt')}
            />
          )}
          {competition.window === 'before' && <Badge>{t('notOpenYet')}</Badge>}
          <Dossiers name={competition.name} dossiers={competition.dossiers} />
          {competition.window === 'open' && competition.wards.length > 0 && (
            <ButtonRow>
              {competition.wards.map(({ code, name }) => (
                <ButtonLink
                  key={code}
                  href={`/tim/${competition.slug}/baru?kelurahan=${code}`}
                  variant={competition.dossiers.length > 0 ? 'secondary' : 'primary'}
                  icon="plus"
                >
                  {competition.wards.length > 1 ? t('startFor', { ward: name }) : t('start')}
                </ButtonLink>
              ))}
            </ButtonRow>
          )}
        </Section>
      ))}
    </>
  )
}

type Board = Awaited<ReturnType<typeof viewTeamBoard>>['board'][number]

function Dossiers({ name, dossiers }: { name: string; dossiers: Board['dossiers'] }) {
  const t = useMessages(dossierMessages)
  if (dossiers.length === 0) return <p className="field-hint">{t('noDossiers')}</p>
  return (
    <Table
      caption={`${t('dossiers')}, ${name}`}
      captionHidden
      rows={dossiers}
      rowKey={({ uid }) => uid}
      columns={[
        {
          key: 'title',
          header: t('title'),
          heads: true,
          cell: ({ uid, title }) => <a href={`/berkas/${uid}`}>{title}</a>,
        },
        { key: 'category', header: t('category'), cell: ({ category }) => category },
        { key: 'ward', header: t('ward'), cell: ({ ward }) => ward },
        { key: 'label', header: t('label'), cell: ({ label }) => label },
        { key: 'state', header: t('state'), cell: ({ state }) => <DossierStateBadge state={state} /> },
      ]}
    />
  )
}
