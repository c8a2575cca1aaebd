import type { Db } from '#db/connect'
import { insertSecret, listAppearanceOrders, listDrawnStages, takeSecret } from '#db/queries/presentations'
import type { Actor } from '~/domain/actors'
import { drawOrder, drawSeed, hasShellSigns, inOrder, standingOrder, tidyPhrase } from '~/domain/appearance'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import type { Rules } from '~/domain/rules'
import {
  loadAppearance,
  newRow,
  presentedEntries,
  reasonFor,
  requireNewest,
  type StagePlace,
} from './appearance.server'
import { authorize } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { stageRules } from './stage-rules.server'
import { transact, type WriteKey } from './transact.server'

const PHRASE = { shortest: 4, longest: 200 }

/**
 * Announces a draw: its secret is made and its hash shown to everybody, before anyone knows what will be said in the
 * room.
 * @throws InputError at `alasan`; StateError `appearance_no_entries`, `appearance_changed`
 */
export async function announceDraw(
  ctx: Context,
  actor: Actor,
  place: StagePlace,
  { reason, basedOn }: { reason: string; basedOn?: number },
  once?: WriteKey,
): Promise<{ number: number }> {
  const act = { type: 'appearance.announced', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const loaded = await loadAppearance(tx, actor, place)
    authorize(actor, 'appearance.write', subjectOf(loaded.competition))
    if (loaded.entries.length === 0) throw new StateError('appearance_no_entries')
    requireNewest(loaded.orders, basedOn)
    const secret = Buffer.from(ctx.random(32)).toString('hex')
    const row = { ...newRow(ctx, actor, loaded, 'seeded'), commitment: sha256Hex(secret) }
    const { id, number } = await record.insert('appearance_order', {
      ...row,
      reason: reasonFor(loaded.current, reason),
    })
    await insertSecret(tx, id, secret)
    record.chain(loaded.competition.uid)
    record.refs({ stage: place.stage, number })
    return { number }
  })
}

/**
 * Draws: the announced secret and what was said in the room make the seed, and the seed the order.
 * @throws InputError at `ucapan`; StateError `appearance_changed` where that draw no longer waits
 */
export async function draw(
  ctx: Context,
  actor: Actor,
  place: StagePlace,
  { phrase: typed, number }: { phrase: string; number: number },
  once?: WriteKey,
): Promise<{ number: number }> {
  const act = { type: 'appearance.drawn', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { competition, entries, pending } = await loadAppearance(tx, actor, place)
    authorize(actor, 'appearance.write', subjectOf(competition))
    if (pending?.method !== 'seeded' || pending.number !== number) throw new StateError('appearance_changed')
    const phrase = readPhrase(typed)
    const secret = await takeSecret(tx, pending.id)
    if (secret === undefined || sha256Hex(secret) !== pending.commitment)
      throw new StateError('appearance_no_secret')
    const drawn = drawOrder(entries, drawSeed(secret, phrase), sha256Hex)
    await record.update('appearance_order', pending.id, {
      ...{ secret, phrase, places: JSON.stringify(drawn.map(({ uid }) => uid)) },
      ...{ settled_by: actor.id ?? 0, settled_at: ctx.now().toISOString() },
    })
    record.chain(competition.uid)
    record.refs({ stage: place.stage, number })
    return { number }
  })
}

function readPhrase(typed: string): string {
  const phrase = tidyPhrase(typed)
  if (phrase === '') throw inputError('ucapan', 'required')
  if (phrase.length < PHRASE.shortest) throw inputError('ucapan', 'too_short', { min: PHRASE.shortest })
  if (phrase.length > PHRASE.longest) throw inputError('ucapan', 'too_long', { max: PHRASE.longest })
  if (hasShellSigns(phrase)) throw inputError('ucapan', 'phrase_signs')
  return phrase
}

/** What everybody may check of a stage's draw. @throws NotFoundError where none was announced */
export async function viewPublicDraw(ctx: Context, { slug, stage: code }: StagePlace) {
  const competition = await competitionOf(ctx.db, slug)
  if (competition.opened_at === null) throw new NotFoundError('competition')
  const { stage } = await stageRules(ctx.db, competition.id, code)
  const orders = await listAppearanceOrders(ctx.db, competition.id, code)
  const draws = orders.filter(({ method }) => method === 'seeded').toReversed()
  if (draws.length === 0) throw new NotFoundError('draw')
  const entries = await presentedEntries(ctx.db, competition, stage)
  const { current } = standingOrder(orders)
  return {
    competition: { slug, name: competition.name, year: competition.year, zone: competition.zone },
    stage: { code, name: stage.name },
    draws: draws.map(({ number, commitment, secret, phrase, places, reason, writtenAt, settledAt }) => ({
      ...{ number, commitment, secret, phrase, reason, writtenAt, settledAt },
      holds: number === current?.number,
      seed: secret !== null && phrase !== null ? drawSeed(secret, phrase) : null,
      labels: inOrder(entries, places).flatMap(({ label, place }) => (place === null ? [] : [label])),
    })),
  }
}

/** The stages whose draw was announced, so that everybody may check it. */
export async function listAnnouncedDraws(db: Db, competitionId: number, rules: Pick<Rules, 'stages'>) {
  const codes = await listDrawnStages(db, competitionId)
  return rules.stages.flatMap(({ code, name }) => (codes.has(code) ? [{ code, name }] : []))
}
