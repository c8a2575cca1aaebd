import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { privacyMessages } from '~/i18n/messages/privacy'
import { Badge } from './badge'

interface DataRequestView {
  uid: string
  kind: 'correction' | 'erasure'
  about: string
  content: string | null
  answer: string | null
  requestedAt: string
  decision: 'done' | 'refused' | null
}

const SUBJECTS = ['nip', 'nidn', 'region', 'role', 'document', 'dossier', 'other'] as const

export function DataRequestWords({ request }: { request: DataRequestView }) {
  const t = useMessages(privacyMessages)
  const locale = useLocale()
  const about = SUBJECTS.find((subject) => subject === request.about) ?? 'other'
  return (
    <>
      <strong>
        {request.kind === 'erasure' ? t('erasure') : `${t('correction')}: ${t(`about_${about}`)}`}
      </strong>
      <br />
      {t('requestedAt')}: {formatShortDateTime(request.requestedAt, 'WIB', locale)}
      <br />
      {request.content ?? t('erasedText')}
      {request.answer && (
        <>
          <br />
          {t('answer')}: {request.answer}
        </>
      )}
    </>
  )
}

/** A person's requests with their answers. */
export function DataRequestList({ requests }: { requests: readonly DataRequestView[] }) {
  return (
    <ul className="work-list">
      {requests.map((request) => (
        <li key={request.uid}>
          <div>
            <DataRequestWords request={request} />
          </div>
          <DecisionBadge decision={request.decision} />
        </li>
      ))}
    </ul>
  )
}

export function DecisionBadge({ decision }: Pick<DataRequestView, 'decision'>) {
  const t = useMessages(privacyMessages)
  const tone = decision === null ? 'warning' : decision === 'done' ? 'success' : 'danger'
  return <Badge tone={tone}>{t(decision ?? 'waiting')}</Badge>
}
