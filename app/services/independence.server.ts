import { findStatement } from '#db/queries/assignments'
import type { Actor } from '~/domain/actors'
import { inputError } from '~/domain/errors'
import { authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { currentRules } from './rules.server'
import { transact, type WriteKey } from './transact.server'

/** The statement of independence of a competition, and when this judge signed it. */
export async function readStatement(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'independence.sign', subjectOf(competition))
  const { rules } = await currentRules(ctx.db, competition.id)
  const signed = await findStatement(ctx.db, competition.id, actor.id ?? 0)
  return {
    competition,
    statement: signed?.statement ?? rules.independenceStatement,
    signedAt: signed?.signedAt ?? null,
  }
}

/**
 * Signs it, once, in the words of the rules in force. Signing again changes nothing.
 * @throws InputError when the judge did not agree.
 */
export async function signStatement(
  ctx: Context,
  actor: Actor,
  slug: string,
  agreed: boolean,
  once?: WriteKey,
): Promise<{ signedAt: string }> {
  const act = { type: 'independence.signed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await competitionOf(tx, slug)
    authorizeSight(actor, 'independence.sign', subjectOf(competition))
    const earlier = await findStatement(tx, competition.id, actor.id ?? 0)
    if (earlier) return { signedAt: earlier.signedAt }
    if (!agreed) throw inputError('setuju', 'statement_not_agreed')
    const { rules } = await currentRules(tx, competition.id)
    record.chain(competition.uid)
    const row = await record.insert('independence_statement', {
      competition_id: competition.id,
      person_id: actor.id ?? 0,
      statement: rules.independenceStatement,
      locale: 'id',
      signed_at: ctx.now().toISOString(),
    })
    record.refs({ person: actor.uid })
    return { signedAt: row.signed_at }
  })
}
