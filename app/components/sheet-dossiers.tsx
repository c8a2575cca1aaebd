import type { DossierReading } from '~/domain/dossiers'
import { wardName } from '~/domain/ward-name'
import { DossierView } from './dossier-view'

/** The dossiers of an entry as a judge reads them beside the score sheet. */
export function SheetDossiers({ dossiers }: { dossiers: readonly DossierReading[] }) {
  return dossiers.map((dossier) => (
    <article key={dossier.revision?.uid ?? dossier.content.title}>
      <h3>{dossier.content.title}</h3>
      {dossier.ward && <p>{wardName(dossier.ward.name, dossier.ward.kecamatan)}</p>}
      <DossierView dossier={dossier} level={3} />
    </article>
  ))
}
