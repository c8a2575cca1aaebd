import { greetOffice } from '~/domain/people'
import { formatDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { wardBoardMessages } from '~/i18n/messages/ward-board'

export interface WardLinkView {
  code: string
  name: string
  kecamatan: string
  url: string
  expiresAt: string
}

/** The prepared message for one kelurahan, in the page's language. */
export function useInviteText(competition: { name: string; zone: Zone }) {
  const t = useMessages(wardBoardMessages)
  const locale = useLocale()
  return (link: WardLinkView) =>
    t('inviteText', {
      greeting: greetOffice(t('lurah'), link.name, locale === 'en' ? 'en' : 'id'),
      ward: link.name,
      kecamatan: link.kecamatan,
      competition: competition.name,
      url: link.url,
      date: formatDateTime(link.expiresAt, competition.zone, locale),
    })
}
