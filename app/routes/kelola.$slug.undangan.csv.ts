import { greetOffice } from '~/domain/people'
import { writeWardLetters } from '~/exports/ward-links.server'
import { privateAction } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { inviteByForm } from '~/http/ward-selection.server'
import { formatDateTime, translate } from '~/i18n'
import { wardBoardMessages } from '~/i18n/messages/ward-board'

/** The same links as the list's, as a file for a mail merge. */
export const action = privateAction(async (visit) => {
  const { competition, links } = await inviteByForm(visit)
  const locale = readLocale(visit.context.cookies, visit.actor)
  const t = translate(wardBoardMessages, locale)
  const dialect = visit.url.searchParams.get('dialek') === 'intl' ? 'intl' : 'id'
  const letters = links.map((link) => {
    const greeting = greetOffice(t('lurah'), link.name, locale === 'en' ? 'en' : 'id')
    const date = formatDateTime(link.expiresAt, competition.zone, locale)
    const { name: ward, kecamatan, url } = link
    return {
      ...link,
      greeting,
      message: t('inviteText', { greeting, ward, kecamatan, competition: competition.name, url, date }),
    }
  })
  const text = await writeWardLetters(letters, { dialect, zone: competition.zone })
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="undangan-${competition.slug}-${dialect}.csv"`,
    },
  })
})
