import { findPublishedDraft, isSlugTaken } from '#db/queries/competitions'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { inputError, StateError } from '~/domain/errors'
import type { Rules } from '~/domain/rules'
import { isSlug } from '~/domain/slug'
import { actOnCompetition } from './competition-access.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { readDraft } from './rules-draft.server'
import { transact, type WriteKey } from './transact.server'

/** A draft as it was when it was made public *untuk uji publik*; later edits do not show until the next time. */
export interface PublishedDraft {
  rules: Rules
  sha256: string
  publishedAt: string
}

/** Shows the draft as it stands to everybody, for comment. @throws StateError `already_open` */
export async function publishDraft(
  ctx: Context,
  actor: Actor,
  slug: string,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'competition.set_up')
  const act = { type: 'competition.draft_published', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await actOnCompetition(tx, actor, slug, 'competition.set_up')
    if (competition.opened_at !== null) throw new StateError('already_open')
    const draft = await readDraft(tx, competition.id)
    const publication = await record.insert('publication', {
      competition_id: competition.id,
      kind: 'rules_draft',
      detail: canonicalJson(draft.rules as never),
      published_by: actor.id,
      published_at: ctx.now().toISOString(),
    })
    if (competition.draft_public === 0)
      await record.update('competition', competition.id, { draft_public: 1 })
    return { uid: publication.uid }
  })
}

/** Ends the public comment; the snapshots stay on record. */
export async function withdrawDraft(
  ctx: Context,
  actor: Actor,
  slug: string,
  once?: WriteKey,
): Promise<void> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'competition.set_up')
  const act = { type: 'competition.changed', competition: uid, once } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const competition = await actOnCompetition(tx, actor, slug, 'competition.set_up')
    if (competition.opened_at !== null) throw new StateError('already_open')
    await record.update('competition', competition.id, { draft_public: 0 })
    return null
  })
}

/** What the public sees of a competition that is not open; null when nothing is. */
export async function readPublishedDraft(
  ctx: Context,
  competition: { id: number; draft_public: number },
): Promise<PublishedDraft | null> {
  if (competition.draft_public === 0) return null
  const row = await findPublishedDraft(ctx.db, competition.id)
  if (!row?.detail) return null
  return {
    rules: JSON.parse(row.detail) as Rules,
    sha256: sha256Hex(row.detail),
    publishedAt: row.published_at,
  }
}

/** Another address, until the competition opens. @throws InputError `bad_slug`, `slug_taken` */
export async function changeSlug(
  ctx: Context,
  actor: Actor,
  slug: string,
  next: string,
  once?: WriteKey,
): Promise<{ slug: string }> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'competition.set_up')
  if (!isSlug(next) || next === 'baru') throw inputError('slug', 'bad_slug')
  const act = { type: 'competition.changed', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await actOnCompetition(tx, actor, slug, 'competition.set_up')
    if (competition.opened_at !== null) throw new StateError('already_open')
    if (next === slug) return { slug }
    if (await isSlugTaken(tx, next)) throw inputError('slug', 'slug_taken')
    await record.update('competition', competition.id, { slug: next })
    return { slug: next }
  })
}

/** The competition for those who set it up. @throws NotFoundError, ForbiddenError */
export const viewOwnCompetition = (ctx: Context, actor: Actor, slug: string) =>
  actOnCompetition(ctx.db, actor, slug, 'competition.set_up')
