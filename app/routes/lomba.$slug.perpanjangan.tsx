import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { materialMessages } from '~/i18n/messages/materials'
import { publicMessages } from '~/i18n/messages/public'
import { listPublicExtensions } from '~/services/extensions.server'

export const meta = titled(dossierMessages, 'extensionsTitle')

export const loader = publicLoader((visit) => listPublicExtensions(visit.ctx, param(visit, 'slug')))

export default function ExtensionsPage() {
  const { competition, extensions } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const m = useMessages(materialMessages)
  const p = useMessages(publicMessages)
  const locale = useLocale()
  const time = (at: string) => formatShortDateTime(at, competition.zone, locale)
  return (
    <>
      <PageHeader
        title={t('extensionsTitle')}
        lead={t('extensionsLead', { competition: competition.name })}
        back={{ href: `/lomba/${competition.slug}`, label: competition.name }}
      />
      <Table
        caption={t('extensionsTitle')}
        captionHidden
        rows={extensions}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t('noExtensions')} />}
        columns={[
          { key: 'ward', header: t('ward'), heads: true, cell: ({ ward }) => ward },
          { key: 'kecamatan', header: t('kecamatan'), cell: ({ kecamatan }) => kecamatan },
          {
            key: 'what',
            header: t('extensionOf'),
            cell: ({ stage }) => (stage === null ? p('submission') : m('titleOf', { stage })),
          },
          { key: 'until', header: t('until'), cell: ({ until }) => time(until) },
          { key: 'reason', header: t('reason'), cell: ({ reason }) => reason },
          { key: 'decided', header: t('decidedAt'), cell: ({ decidedAt }) => time(decidedAt) },
        ]}
      />
    </>
  )
}
