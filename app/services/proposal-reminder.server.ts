import { listActing } from '#db/queries/acting'
import type { Actor } from '~/domain/actors'
import { StateError } from '~/domain/errors'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { type Letter, queueMail } from './outbox.server'
import { loadKecamatan, requireProposing } from './proposals.server'
import { transact, type WriteKey } from './transact.server'

/** What a reminder says. */
export interface ProposalReminder {
  competition: string
  kecamatan: string
  zone: 'WIB' | 'WITA' | 'WIT'
  closesAt: string | null
  locale: 'id' | 'en'
}

/**
 * Reminds those who act for a kecamatan that its proposal has not been sent.
 * @throws StateError `proposal_sent_already`, or `reminder_not_possible` where nobody has an address or mail is off
 */
export async function remindKecamatan(
  ctx: Context,
  actor: Actor,
  input: { slug: string; kecamatan: string },
  write: (reminder: ProposalReminder) => Letter,
  once?: WriteKey,
): Promise<{ reminded: number }> {
  const { competition } = await loadKecamatan(ctx.db, actor, input.slug, input.kecamatan)
  const act = { type: 'proposal.reminded', competition: competition.uid, ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const loaded = await loadKecamatan(tx, actor, input.slug, input.kecamatan)
    authorize(actor, 'proposal.remind', loaded.subject)
    requireProposing(loaded, ctx.now().toISOString())
    if (loaded.sent.length > 0) throw new StateError('proposal_sent_already')
    const people = await listActing(tx, {
      competitionId: loaded.competition.id,
      regions: [loaded.kecamatan.code],
      roles: ['verifier'],
      now: ctx.now().toISOString(),
    })
    const reminder = {
      ...{ competition: loaded.competition.name, kecamatan: loaded.kecamatan.name },
      ...{ zone: loaded.competition.zone, closesAt: loaded.window.closesAt },
    }
    const told: string[] = []
    for (const { uid, locale } of people)
      if (await queueMail(ctx, uid, write({ ...reminder, locale }), tx)) told.push(uid)
    if (told.length === 0) throw new StateError('reminder_not_possible')
    record.refs({ region: loaded.kecamatan.code, people: told })
    return { reminded: told.length }
  })
}
