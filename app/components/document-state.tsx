import { useMessages } from '~/i18n'
import { officialDocumentMessages } from '~/i18n/messages/official-documents'
import { Badge } from './badge'

interface DocumentStateProps {
  newerUid: string | null
  signedSha256: string | null
}

/** Whether a document has come back signed, or another stands in its place. */
export function DocumentState({ newerUid, signedSha256 }: DocumentStateProps) {
  const t = useMessages(officialDocumentMessages)
  if (newerUid !== null) return <Badge icon="history">{t('replaced')}</Badge>
  if (signedSha256 !== null) return <Badge tone="success">{t('signed')}</Badge>
  return <Badge tone="warning">{t('unsigned')}</Badge>
}
