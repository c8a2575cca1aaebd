import { greetPerson } from '~/domain/people'
import { done, param, privateAction } from '~/http/handler.server'
import { translate } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { LINK_PLACEHOLDER, mailPersonLink } from '~/services/outbox.server'

/** Puts a message with a one-time link into the outbox. */
export const action = privateAction(async (visit) => {
  const uid = param(visit, 'uid')
  await mailPersonLink(visit.ctx, visit.actor, uid, (person) => {
    const t = translate(peopleMessages, person.locale)
    const greeting = greetPerson(person, person.locale)
    return {
      subject: t('mailSubject'),
      body: t('personMessage', { greeting, account: person.account, url: LINK_PLACEHOLDER }),
    }
  })
  return done(`/orang/${uid}`, 'mail_queued')
})
