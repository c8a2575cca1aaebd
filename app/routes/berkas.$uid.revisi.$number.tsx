import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DefinitionList } from '~/components/definition-list'
import { Details } from '~/components/details'
import { DossierHead, fieldsInHead } from '~/components/dossier-head'
import { DossierLinks, PrintedCode } from '~/components/dossier-links'
import { DossierContents, DossierView } from '~/components/dossier-view'
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
  const { uid, reading, competition, zone, code, statement } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const locale = useLocale()
  const { revision } = reading
  const except = fieldsInHead(reading)
  return (
    <>
      <DossierHead
        dossier={reading}
        competition={competition}
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
      <DossierLinks pdf={`/berkas/${uid}/revisi/${revision?.number ?? ''}/pdf`} />
      <DossierContents dossier={reading} except={except} />
      <DossierView dossier={reading} except={except} />
      <PrintedCode title={reading.content.title} number={revision?.number ?? null} code={code} />
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
