import { useLoaderData } from '@remix-run/react'
import { DossierView } from '~/components/dossier-view'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { readDossier } from '~/services/revisions.server'

export const meta = titled(dossierMessages, 'read')

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  return { uid, reading: await readDossier(visit.ctx, visit.actor, uid) }
})

export default function ReadPage() {
  const { uid, reading } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const { content, ward, revision, categoryName } = reading
  return (
    <>
      <PageHeader
        title={content.title}
        over={[categoryName, ward?.name, ward?.kecamatan].filter(Boolean).join(' · ')}
        {...(revision ? { lead: t('revision', { number: String(revision.number) }) } : {})}
        back={{ href: `/berkas/${uid}`, label: t('backToDossier') }}
      />
      {!revision && (
        <Notice>
          <p>{t('draftNotice')}</p>
        </Notice>
      )}
      <p className="no-print">
        <a href={`/berkas/${uid}/baca/pdf`}>{t('downloadPdf')}</a>
      </p>
      <DossierView dossier={reading} />
    </>
  )
}
