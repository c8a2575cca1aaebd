import { greetPerson } from '~/domain/people'
import { formatDateTime, translate } from '~/i18n'
import { remindingMessages } from '~/i18n/messages/reminding'
import type { JudgeReminder } from '~/services/judge-reminders.server'
import type { Letter } from '~/services/outbox.server'

/** What a judge is told who still owes sheets, by mail or as a prepared message. */
export const judgeReminderLetter =
  (origin: string) =>
  ({ slug, competition, stage, closesAt, zone, person, locale, left, due }: JudgeReminder): Letter => {
    const t = translate(remindingMessages, locale)
    const words = {
      ...{ greeting: greetPerson(person, locale), left, due, stage: stage.name, competition },
      url: `${origin}/menilai/${slug}/${stage.code}`,
    }
    return {
      subject: t('mailSubject', { stage: stage.name }),
      body: closesAt
        ? t('mailBody', { ...words, time: formatDateTime(closesAt, zone, locale) })
        : t('mailBodyOpen', words),
    }
  }
