import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DefinitionList } from '~/components/definition-list'
import { Details } from '~/components/details'
import { DossierView } from '~/components/dossier-view'
import { PageHeader } from '~/components/page-header'
import { StatementLink } from '~/components/statement-link'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { readRevisionNumber } from '~/services/revisions.server'

export const meta = titled(
  dossierMessages,
  'revision',
  ({ reading: { revision } }: SerializeFrom<typeof loader>) => ({
    number: String(revision?.number ?? ''),
  }),
)

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  const number = Number(param(visit, 'number'))
  return { uid, ...(await readRevisionNumber(visit.ctx, visit.actor, uid, number)) }
})

export default function RevisionPage() {
  const { uid, reading, zone, code, statement } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const locale = useLocale()
  const { content, ward, revision, categoryName } = reading
  return (
    <>
      <PageHeader
        title={content.title}
        over={[categoryName, ward?.name, ward?.kecamatan].filter(Boolean).join(' · ')}
        back={{ href: `/berkas/${uid}`, label: t('backToDossier') }}
      />
      {revision && (
        <DefinitionList
          items={[
            { term: t('revisionColumn'), description: String(revision?.number ?? '') },
            { term: t('receivedAt'), description: formatDateTime(revision.receivedAt, zone, locale) },
            ...(code
              ? [{ term: t('receipt'), description: <a href={`/tanda-terima/${code}`}>{code}</a> }]
              : []),
          ]}
        />
      )}
      <StatementLink uid={statement} />
      <p className="no-print">
        <a href={`/berkas/${uid}/revisi/${revision?.number ?? ''}/pdf`}>{t('downloadPdf')}</a>
      </p>
      <DossierView dossier={reading} />
      {revision && (
        <Details summary={t('technical')}>
          <p>
            {t('sealHash')}: <code className="long-code">{revision.sha256}</code>
          </p>
        </Details>
      )}
    </>
  )
}
