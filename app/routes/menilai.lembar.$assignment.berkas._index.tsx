import { useLoaderData } from '@remix-run/react'
import { DossierHead, fieldsInHead } from '~/components/dossier-head'
import { DossierLinks } from '~/components/dossier-links'
import { DossierContents, DossierView } from '~/components/dossier-view'
import { JudgedMaterials } from '~/components/material-list'
import { privateLoader } from '~/http/handler.server'
import { loadJudged } from '~/http/sheet.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { readingMessages } from '~/i18n/messages/reading'

export const meta = titled(readingMessages, 'pageTitle')

export const loader = privateLoader(loadJudged)

/** What a judge scores, to read at leisure: in the rendition of the stage. */
export default function JudgedDossiersPage() {
  const { uid, label, competition, stage, dossiers, materials } = useLoaderData<typeof loader>()
  const t = useMessages(judgingMessages)
  const back = { href: `/menilai/lembar/${uid}`, label: t('sheetTitle', { label }) }
  const pages = dossiers.map((dossier, index) => {
    const except = fieldsInHead(dossier)
    const anchor = dossiers.length > 1 ? `b${index + 1}-` : ''
    return (
      <article key={index}>
        <DossierHead
          dossier={dossier}
          competition={`${competition} · ${stage}`}
          label={label}
          {...(index === 0 ? { back } : {})}
        />
        <DossierLinks pdf={`/menilai/lembar/${uid}/berkas/${index + 1}/pdf`} />
        {dossiers.length === 1 && <DossierContents dossier={dossier} except={except} />}
        <DossierView dossier={dossier} except={except} anchor={anchor} />
      </article>
    )
  })
  return (
    <>
      {pages}
      <JudgedMaterials materials={materials} />
    </>
  )
}
