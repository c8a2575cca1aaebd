import { formatShortDateTime } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { translate } from '~/i18n/translate'
import type { Letter } from '~/services/outbox.server'
import type { ProposalReminder } from '~/services/proposal-reminder.server'
import type { ProposalNews } from '~/services/proposal-sending.server'

/** What a team is told when its kecamatan has proposed. */
export function proposalLetter({ locale, proposed, ...news }: ProposalNews): Letter {
  const t = translate(proposalMessages, locale)
  return { subject: t('mailSubject'), body: t(proposed ? 'mailYes' : 'mailNot', news) }
}

/** What a kecamatan is told that has not proposed yet. */
export const reminderLetter =
  (origin: string) =>
  ({ locale, closesAt, zone, ...names }: ProposalReminder): Letter => {
    const t = translate(proposalMessages, locale)
    const words = { ...names, url: `${origin}/masuk` }
    const body = closesAt
      ? t('remindBody', { ...words, time: formatShortDateTime(closesAt, zone, locale) })
      : t('remindBodyOpen', words)
    return { subject: t('remindSubject'), body }
  }
