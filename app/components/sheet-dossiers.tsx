import { type DossierReading, TITLE_FIELD } from '~/domain/dossiers'
import { wardName } from '~/domain/ward-name'
import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { readingMessages } from '~/i18n/messages/reading'
import { DossierView } from './dossier-view'
import { Stack } from './layout'
import { JudgedMaterials } from './material-list'

interface SheetDossiersProps {
  dossiers: readonly DossierReading[]
  /** Which revision of each is judged. */
  numbers: readonly number[]
  href: string
  /** What the stage asked for beside the dossier. */
  materials: Parameters<typeof JudgedMaterials>[0]['materials']
}

/** The dossiers of an entry as a judge reads them beside the score sheet. */
export function SheetDossiers({ dossiers, numbers, href, materials }: SheetDossiersProps) {
  const j = useMessages(judgingMessages)
  const t = useMessages(readingMessages)
  return (
    <Stack>
      <p className="no-print">
        <a href={href}>{t('readAll')}</a>
      </p>
      <JudgedMaterials materials={materials} />
      {dossiers.map((dossier, index) => (
        <article key={dossier.revision?.uid ?? index}>
          <h3>{dossier.content.title}</h3>
          {numbers[index] !== undefined && (
            <p className="field-hint">{j('judgedRevision', { n: numbers[index] })}</p>
          )}
          {dossier.ward && <p>{wardName(dossier.ward.name, dossier.ward.kecamatan)}</p>}
          <DossierView dossier={dossier} level={3} except={[TITLE_FIELD]} anchor={`b${index + 1}-`} />
        </article>
      ))}
    </Stack>
  )
}
