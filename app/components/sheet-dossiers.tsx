import { type DossierReading, TITLE_FIELD } from '~/domain/dossiers'
import { wardName } from '~/domain/ward-name'
import { useMessages } from '~/i18n'
import { readingMessages } from '~/i18n/messages/reading'
import { DossierView } from './dossier-view'
import { Stack } from './layout'

/** The dossiers of an entry as a judge reads them beside the score sheet. */
export function SheetDossiers({ dossiers, href }: { dossiers: readonly DossierReading[]; href: string }) {
  const t = useMessages(readingMessages)
  return (
    <Stack>
      <p className="no-print">
        <a href={href}>{t('readAll')}</a>
      </p>
      {dossiers.map((dossier, index) => (
        <article key={dossier.revision?.uid ?? index}>
          <h3>{dossier.content.title}</h3>
          {dossier.ward && <p>{wardName(dossier.ward.name, dossier.ward.kecamatan)}</p>}
          <DossierView dossier={dossier} level={3} except={[TITLE_FIELD]} anchor={`b${index + 1}-`} />
        </article>
      ))}
    </Stack>
  )
}
