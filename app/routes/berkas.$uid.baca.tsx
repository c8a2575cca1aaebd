import { useLoaderData } from '@remix-run/react'
import { DossierHead, fieldsInHead } from '~/components/dossier-head'
import { DossierLinks, PrintedCode } from '~/components/dossier-links'
import { DossierContents, DossierView } from '~/components/dossier-view'
import { Notice } from '~/components/notice'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { readCurrent } from '~/services/revisions.server'

export const meta = titled(dossierMessages, 'read')

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  return { uid, ...(await readCurrent(visit.ctx, visit.actor, uid)) }
})

export default function ReadPage() {
  const { uid, reading, competition, zone, code, revisions } = useLoaderData<typeof loader>()
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
        facts={
          revision && (
            <span>
              {t('revision', { number: String(revision.number) })} ·{' '}
              {formatShortDateTime(revision.receivedAt, zone, locale)}
            </span>
          )
        }
      />
      {!revision && (
        <Notice>
          <p>{t('draftNotice')}</p>
        </Notice>
      )}
      <DossierLinks
        pdf={`/berkas/${uid}/baca/pdf`}
        {...(revisions > 1 ? { compare: `/berkas/${uid}/banding` } : {})}
      />
      <DossierContents dossier={reading} except={except} />
      <DossierView dossier={reading} except={except} />
      <PrintedCode title={reading.content.title} number={revision?.number ?? null} code={code} />
    </>
  )
}
