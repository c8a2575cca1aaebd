import type { Db } from '#db/connect'
import { claimMail, findLatestMail, finishMail, insertMail, listDueMail } from '#db/queries/outbox'
import { findContact, findPersonByUid } from '#db/queries/people'
import { type Actor, SYSTEM } from '~/domain/actors'
import { StateError } from '~/domain/errors'
import { type Context, MailRefusedError } from './context'
import { newUid } from './ids.server'
import { issueLinkForMail, type LinkPerson, showLinkPerson } from './person-links.server'

/** Stands in a message for a one-time link, which is made when the message is sent: no link waits on disk. */
export const LINK_PLACEHOLDER = '{{tautan-sekali-pakai}}'

export interface Letter {
  subject: string
  body: string
}

/**
 * Puts a message to a person into the outbox; with `db` inside the act that it tells of, so that a repeated act does
 * not tell twice. False when mail is off or no address is known.
 * @throws nothing for a person without an address
 */
export async function queueMail(
  ctx: Context,
  personUid: string,
  letter: Letter,
  db: Db = ctx.db,
): Promise<boolean> {
  const person = await findPersonByUid(db, personUid)
  const contact = person ? await findContact(db, person.id) : undefined
  if (!ctx.mail.enabled || !person || !contact?.email) return false
  const now = ctx.now().toISOString()
  await insertMail(db, {
    uid: newUid(ctx),
    person_id: person.id,
    address: contact.email,
    subject: letter.subject,
    body: letter.body,
    created_at: now,
    send_after: now,
  })
  return true
}

/**
 * Sends a person their one-time link by mail instead of showing it.
 * @throws NotFoundError without `person.new_link`; StateError `mail_not_possible`
 */
export async function mailPersonLink(
  ctx: Context,
  actor: Actor,
  uid: string,
  write: (person: LinkPerson) => Letter,
): Promise<void> {
  const person = await showLinkPerson(ctx, actor, uid)
  if (!(await queueMail(ctx, uid, write(person)))) throw new StateError('mail_not_possible')
}

const ATTEMPTS = 8
const minutesAfter = (attempts: number) => 2 ** attempts

/**
 * Sends what waits in the outbox, at most `limit` messages; failures come back after 1, 2, 4 … minutes, eight
 * times in all, unless the receiver refuses for good. Does nothing without SMTP_URL.
 * @returns how many were sent and how many failed
 */
export async function deliverOutbox(ctx: Context, limit: number): Promise<{ sent: number; failed: number }> {
  const outcome = { sent: 0, failed: 0 }
  if (!ctx.mail.enabled) return outcome
  for (const mail of await listDueMail(ctx.db, ctx.now().toISOString(), ATTEMPTS, limit)) {
    const again = new Date(ctx.now().getTime() + minutesAfter(mail.attempts) * 60_000).toISOString()
    if (!(await claimMail(ctx.db, mail.id, mail.attempts, again))) continue
    try {
      await ctx.mail.send({
        to: mail.address,
        subject: mail.subject,
        text: await fillLink(ctx, mail),
      })
      await finishMail(ctx.db, mail.id, { sent_at: ctx.now().toISOString(), last_error: null })
      outcome.sent += 1
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
      const isFinal = error instanceof MailRefusedError
      await finishMail(ctx.db, mail.id, { last_error: reason, ...(isFinal ? { attempts: ATTEMPTS } : {}) })
      ctx.log({ action: 'mail', outcome: 'failed', mail: mail.uid })
      outcome.failed += 1
    }
  }
  return outcome
}

/** How the last message to a person fared; `at` is when it was sent, is tried again or was written. */
export async function showLastMail(ctx: Context, personId: number) {
  const mail = await findLatestMail(ctx.db, personId)
  if (!mail) return null
  const { address, attempts, sent_at, send_after, created_at } = mail
  if (sent_at !== null) return { state: 'sent' as const, address, at: sent_at }
  if (attempts >= ATTEMPTS) return { state: 'failed' as const, address, at: created_at }
  return attempts === 0
    ? { state: 'waiting' as const, address, at: created_at }
    : { state: 'retrying' as const, address, at: send_after }
}

async function fillLink(
  ctx: Context,
  { person_id, body }: { person_id: number | null; body: string },
): Promise<string> {
  if (!body.includes(LINK_PLACEHOLDER)) return body
  if (person_id === null) throw new Error('a link needs a person')
  return body.replace(LINK_PLACEHOLDER, await issueLinkForMail(ctx, SYSTEM, person_id))
}
