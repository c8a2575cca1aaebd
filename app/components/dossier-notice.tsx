import type { EditState } from '~/domain/dossiers'
import { useMessages } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { dossierMessages } from '~/i18n/messages/dossier'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { Prose } from './layout'
import { Notice } from './notice'

interface DossierNoticeProps {
  edit: EditState
  returned: string | null
  /** The time for corrections has passed. */
  overdue?: boolean
  /** Why its entry takes part no more. */
  out?: { reason: string | null } | null
}

/** Why a dossier can or cannot be changed now, and what the checker wrote when it was returned. */
export function DossierNotice({ edit, returned, overdue = false, out }: DossierNoticeProps) {
  const t = useMessages(dossierMessages)
  const c = useMessages(correctionMessages)
  const e = useMessages(eligibilityMessages)
  if (out)
    return (
      <Notice tone="danger" title={e('outTitle')}>
        {out.reason && <Prose>{out.reason}</Prose>}
        <p>{e('outHelp')}</p>
      </Notice>
    )
  return (
    <>
      {returned && (
        <Notice tone="warning" title={t('returnedTitle')}>
          <Prose>{returned}</Prose>
        </Notice>
      )}
      {edit === 'before' && <Notice title={t('beforeTitle')} />}
      {edit === 'closed' && (
        <Notice tone="warning" title={overdue ? c('overdueTitle') : t('closedTitle')}>
          <p>{overdue ? c('overdueTeam') : t('closedHelp')}</p>
        </Notice>
      )}
      {edit === 'submitted' && (
        <Notice tone="success" title={t('submittedTitle')}>
          <p>{t('submittedHelp')}</p>
        </Notice>
      )}
      {edit === 'complete' && (
        <Notice tone="success" title={t('completeTitle')}>
          <p>{t('completeHelp')}</p>
        </Notice>
      )}
    </>
  )
}
