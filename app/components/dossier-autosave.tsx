import moduleUrl from '~/client/autosave?worker&url'
import type { Zone } from '~/i18n'
import { ClientModule } from './client-module'
import { SaveBar } from './save-bar'

/** Saves the page's form while it is typed, and sends what this device kept of the dossier. */
export function DossierAutosave({ person, ...bar }: { dossier: string; person: string; zone: Zone }) {
  return (
    <>
      <SaveBar person={person} {...bar} />
      <ClientModule src={moduleUrl} />
    </>
  )
}
