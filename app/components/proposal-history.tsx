import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { ButtonLink, ButtonRow } from './button'
import { Prose, Section } from './layout'
import { ProposalList, type ProposedEntry } from './proposal-list'

export interface SentProposal {
  uid: string
  number: number
  sentAt: string
  sentBy: string
  letterNumber: string
  reason: string | null
  entries: readonly ProposedEntry[]
}

/** The proposals that a kecamatan has sent with their papers, newest first: the first one holds. */
export function ProposalHistory({ sent, zone }: { sent: readonly SentProposal[]; zone: Zone }) {
  const t = useMessages(proposalMessages)
  const locale = useLocale()
  if (sent.length === 0) return null
  return (
    <Section title={t('history')}>
      {sent.map(({ uid, number, sentAt, sentBy, letterNumber, reason, entries }) => (
        <Section key={uid} level={3} title={t('number', { n: number })}>
          <p>
            {t('sentAt', {
              time: formatShortDateTime(sentAt, zone, locale),
              name: sentBy,
              letter: letterNumber,
            })}
          </p>
          {reason && <Prose>{t('replaced', { reason })}</Prose>}
          <ProposalList caption={t('number', { n: number })} entries={entries} />
          <ButtonRow>
            {(['letter', 'minutes'] as const).map((kind) => (
              <ButtonLink
                key={kind}
                href={`/unduh/usulan/${uid}/${kind === 'letter' ? 'surat' : 'berita-acara'}`}
                variant="quiet"
                icon="download"
                download
              >
                {t(`download_${kind}`)}
              </ButtonLink>
            ))}
          </ButtonRow>
        </Section>
      ))}
    </Section>
  )
}
