import type { DossierReading } from '~/domain/dossiers'
import { wardName } from '~/domain/ward-name'
import { useMessages } from '~/i18n'
import { readingMessages } from '~/i18n/messages/reading'
import { DossierView } from './dossier-view'

/** The dossiers of an entry as a judge reads them beside the score sheet. */
export function SheetDossiers({ dossiers, href }: { dossiers: readonly DossierReading[]; href: string }) {
  const t = useMessages(readingMessages)
  return (
    <>
      <p className="no-print">
        <a href={href}>{t('readAll')}</a>
      </p>
      {dossiers.map((dossier, index) => (
        <article key={dossier.revision?.uid ?? index}>
          <h3>{dossier.content.title}</h3>
          {dossier.ward && <p>{wardName(dossier.ward.name, dossier.ward.kecamatan)}</p>}
          <DossierView dossier={dossier} level={3} anchor={`b${index + 1}-`} />
        </article>
      ))}
    </>
  )
}
