import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { Section } from '~/components/layout'
import { MaterialLink } from '~/components/material-list'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { wardName } from '~/domain/ward-name'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { materialMessages } from '~/i18n/messages/materials'
import { setupMessages } from '~/i18n/messages/setup'
import { viewMaterialsBoard } from '~/services/stage-materials.server'

export const meta = titled(materialMessages, 'board')

export const loader = privateLoader((visit) =>
  viewMaterialsBoard(visit.ctx, visit.actor, param(visit, 'slug')),
)

/** Which entry has handed in what, stage by stage. */
export default function MaterialsBoardPage() {
  const { competition, stages } = useLoaderData<typeof loader>()
  const t = useMessages(materialMessages)
  const s = useMessages(setupMessages)
  const locale = useLocale()
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('board')}
        lead={t('boardLead')}
        back={{ href: `/kelola/${competition.slug}`, label: s('overview') }}
      />
      {stages.length === 0 && <EmptyState title={t('boardNone')} />}
      {stages.map(({ code, name, closesAt, items, entries }) => (
        <Section
          key={code}
          title={name}
          lead={
            closesAt
              ? `${t('closes')}: ${formatDateTime(closesAt, competition.zone, locale)}`
              : t('noClosing')
          }
        >
          <Table
            caption={t('titleOf', { stage: name })}
            captionHidden
            empty={<p>{t('boardEmpty')}</p>}
            columns={[
              {
                key: 'entry',
                header: t('entry'),
                heads: true,
                cell: ({ label, ward, kecamatan }) => `${label} · ${wardName(ward, kecamatan)}`,
              },
              ...items.map((item) => ({
                key: item.code,
                header: item.label,
                cell: ({ given }: (typeof entries)[number]) => {
                  const newest = given.find((one) => one.item === item.code)?.newest
                  return newest ? (
                    <MaterialLink material={newest} />
                  ) : (
                    t(item.required ? 'missing' : 'notGiven')
                  )
                },
              })),
            ]}
            rows={entries}
            rowKey={({ uid }) => uid}
          />
        </Section>
      ))}
    </>
  )
}
