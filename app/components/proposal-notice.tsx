import { useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { Prose } from './layout'
import { Notice } from './notice'

interface ProposalNoticeProps {
  proposal: { proposed: number; reason: string | null; kecamatan: string }
}

/** What the kecamatan has proposed, told to the team of an entry. */
export function ProposalNotice({ proposal: { proposed, reason, kecamatan } }: ProposalNoticeProps) {
  const t = useMessages(proposalMessages)
  if (proposed === 1)
    return (
      <Notice tone="success" title={t('teamProposedTitle')}>
        <p>{t('teamProposed', { kecamatan })}</p>
      </Notice>
    )
  return (
    <Notice tone="warning" title={t('teamNotTitle')}>
      <p>{t('teamNot', { kecamatan })}</p>
      {reason && <Prose>{reason}</Prose>}
    </Notice>
  )
}
