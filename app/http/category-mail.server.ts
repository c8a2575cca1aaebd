import { categoryMoveMessages } from '~/i18n/messages/category-move'
import { translate } from '~/i18n/translate'
import type { MoveNews } from '~/services/category-move.server'
import type { Letter } from '~/services/outbox.server'

/** What a team is told when its dossier was moved to another category. */
export function moveLetter({ locale, ...news }: MoveNews): Letter {
  const t = translate(categoryMoveMessages, locale)
  return { subject: t('mailSubject'), body: t('mailBody', news) }
}
