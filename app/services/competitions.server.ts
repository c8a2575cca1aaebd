import { findSeriesBySlug, listCompetitions, listSlugsLike } from '#db/queries/competitions'
import { findLatestRules } from '#db/queries/rules'
import { insertRulesDraft } from '#db/queries/rules-drafts'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { inputError } from '~/domain/errors'
import { scope } from '~/domain/policy'
import type { Rules } from '~/domain/rules'
import { renewRules, tierOf } from '~/domain/rules-presets'
import { slugify, uniqueSlug } from '~/domain/slug'
import { parseForm } from '~/forms/parse'
import { rulesSchema } from '~/forms/rules'
import { authorize } from './authorize.server'
import { actOnCompetition, type CompetitionRow, competitionColumns } from './competition-access.server'
import type { Context } from './context'
import { newUid } from './ids.server'
import { findRegionChoice } from './region-choices.server'
import { parseRules } from './rules.server'
import { readDraft } from './rules-draft.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

export interface NewCompetition {
  /** The draft of its rules; gaps are allowed. */
  rules: Rules
  /** Made from name and year unless given; another one is found when it is taken. */
  slug?: string
  /** Name of the yearly series; the competition's name without its year unless given. */
  series?: string
  clonedFrom?: CompetitionRow
}

/**
 * Creates a competition as a draft that only its organizers see.
 * @throws ForbiddenError when the actor may not host in that region; InputError for a region that cannot host
 */
export async function createCompetition(
  ctx: Context,
  actor: Actor,
  { rules: given, slug, series, clonedFrom }: NewCompetition,
  once?: WriteKey,
): Promise<{ uid: string; slug: string }> {
  const rules = parseForm(rulesSchema, given)
  const host = await findRegionChoice(ctx, rules.hostRegion.code)
  if (!host || !tierOf(host.code)) throw inputError('hostRegion', 'region_cannot_host')
  authorize(actor, 'competition.create', { hostRegion: host.code })
  const uid = newUid(ctx)
  const act = { type: 'competition.created', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const wanted = slug ?? slugify(`${rules.name.replace(/\s*\b\d{4}\b\s*$/, '')} ${rules.year}`)
    const taken = await listSlugsLike(tx, wanted)
    const free = uniqueSlug(wanted, (candidate) => taken.has(candidate))
    const at = ctx.now().toISOString()
    const draft: Rules = { ...rules, hostRegion: { code: host.code, name: host.name } }
    const competition = await record.insert('competition', {
      uid,
      slug: free,
      series_id: clonedFrom?.series_id ?? (await findOrCreateSeries(tx, record, draft, series)),
      ...competitionColumns(draft),
      host_region: host.code,
      host_region_name: host.name,
      cloned_from_id: clonedFrom?.id ?? null,
      organization_id: clonedFrom?.organization_id ?? null,
      shared_registration: clonedFrom?.shared_registration ?? 0,
      created_by: actor.id,
      created_at: at,
    })
    await insertRulesDraft(tx, {
      competition_id: competition.id,
      version: 1,
      content: canonicalJson(draft as never),
      updated_by: actor.id,
      updated_at: at,
    })
    return { uid, slug: free }
  })
}

async function findOrCreateSeries(tx: Tx, record: Recorder, rules: Rules, name?: string): Promise<number> {
  const title = (name ?? rules.name).replace(/\s*\b\d{4}\b\s*$/, '').trim() || rules.name
  const slug = slugify(`${title} ${rules.hostRegion.code}`)
  const known = await findSeriesBySlug(tx, slug)
  if (known) return known.id
  return (await record.insert('series', { slug, name: title, host_region: rules.hostRegion.code })).id
}

/**
 * Next year's competition from this one: its rules as they stand (frozen ones before the draft), without times.
 * @throws NotFoundError, ForbiddenError
 */
export async function cloneCompetition(
  ctx: Context,
  actor: Actor,
  slug: string,
  { name, year }: { name: string; year: number },
  once?: WriteKey,
): Promise<{ uid: string; slug: string }> {
  const source = await actOnCompetition(ctx.db, actor, slug, 'competition.set_up')
  const frozen = await findLatestRules(ctx.db, source.id)
  const rules = frozen ? parseRules(frozen) : (await readDraft(ctx.db, source.id)).rules
  return createCompetition(ctx, actor, { rules: renewRules(rules, { name, year }), clonedFrom: source }, once)
}

/** The competitions that this person has to do with, newest first. */
export function listOwnCompetitions(ctx: Context, actor: Actor): Promise<CompetitionRow[]> {
  return listCompetitions(ctx.db, scope('competition.view', actor))
}
