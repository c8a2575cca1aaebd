import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { ButtonLink } from './button'

/** The signed statement by which a dossier was released, to download; nothing where there is none. */
export function StatementLink({ uid }: { uid: string | null | undefined }) {
  const t = useMessages(dossierMessages)
  if (!uid) return null
  return (
    <ButtonLink href={`/unduh/surat/${uid}`} variant="quiet" icon="download" download>
      {t('statementDownload')}
    </ButtonLink>
  )
}
