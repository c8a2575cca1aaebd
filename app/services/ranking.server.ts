import { findCompetitionBySlug } from '#db/queries/competitions'
import { findChainHead } from '#db/queries/events'
import { listKecamatan } from '#db/queries/kecamatan'
import { countOpenAssignments } from '#db/queries/own-sheets'
import { findLatestRules, findLatestRulesHash } from '#db/queries/rules'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { Permission } from '~/domain/policy'
import { scoredStages } from '~/domain/ranking-rules'
import { type ApartView, type RankedView, type RankingScope, WHOLE } from '~/domain/ranking-view'
import type { Rules } from '~/domain/rules'
import { authorizeSight } from './authorize.server'
import { type PackedRanking, PIECE } from './compute'
import type { Context } from './context'
import type { Explanation } from './explain-ranking.server'
import { createLru, type Lru } from './lru'
import { parseRules } from './rules.server'

export const PAGE_SIZE = PIECE

/** Longest list that is shown whole. */
export const LARGEST_WHOLE = 2_000

/** A competition that this person may see the ranking of, with what its scope can be chosen from. */
export interface RankedCompetition {
  id: number
  uid: string
  slug: string
  name: string
  hostRegion: string
  zone: 'WIB' | 'WITA' | 'WIT'
  stages: { code: string; name: string; counts: boolean; advances: boolean }[]
  categories: { code: string; name: string }[]
  kecamatan: { code: string; name: string }[]
}

/**
 * The competition whose ranking this person may see now.
 * @throws NotFoundError when it does not exist or this person may not see its ranking: a chair who scores sees nothing
 * before their own sheets are in.
 */
async function admit(
  ctx: Context,
  actor: Actor,
  slug: string,
  permission: Extract<Permission, 'ranking.view' | 'export.download'>,
) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition) throw new NotFoundError('competition')
  const open =
    actor.id === null
      ? 0
      : await countOpenAssignments(ctx.db, competition.id, actor.id, ctx.now().toISOString())
  const subject = { id: competition.id, hostRegion: competition.host_region, ownDone: open === 0 }
  // Who works at the machine itself, without an account, holds the data anyway.
  if (actor.via !== 'cli' || actor.id !== null) authorizeSight(actor, permission, subject)
  return competition
}

/**
 * The competition with the choices of its ranking.
 * @throws NotFoundError as `admit`, and when its rules are not frozen.
 */
export async function openRanking(
  ctx: Context,
  actor: Actor,
  slug: string,
  permission: Extract<Permission, 'ranking.view' | 'export.download'> = 'ranking.view',
): Promise<RankedCompetition> {
  const competition = await admit(ctx, actor, slug, permission)
  const row = await findLatestRules(ctx.db, competition.id)
  if (!row) throw new NotFoundError('rules')
  const rules = parseRules(row)
  return {
    id: competition.id,
    uid: competition.uid,
    slug: competition.slug,
    name: competition.name,
    hostRegion: competition.host_region,
    zone: competition.zone,
    stages: stageChoices(rules),
    categories: rules.categories.map(({ code, name }) => ({ code, name })),
    kecamatan: await listKecamatan(ctx.db, competition.id),
  }
}

/**
 * What the ranking pages of a competition depend on, for a person who may see them.
 * @throws NotFoundError as `admit`
 */
export async function rankingStamp(ctx: Context, actor: Actor, slug: string): Promise<string> {
  return dataVersion(ctx, await admit(ctx, actor, slug, 'ranking.view'))
}

const stageChoices = (rules: Rules) =>
  scoredStages(rules).map(({ code, name, combination, advance }) => ({
    ...{ code, name, counts: combination !== null },
    /** Whether its rules say who goes on. */
    advances: advance !== null,
  }))

/**
 * The scope that an address asks for. Without a stage: the whole competition, or its only stage by itself when none
 * counts towards a total.
 * @throws NotFoundError for a stage, category or kecamatan that the competition does not have.
 */
export function chooseScope(
  competition: Pick<RankedCompetition, 'stages' | 'categories' | 'kecamatan'>,
  asked: { stage?: string | null; category?: string | null; kecamatan?: string | null },
): RankingScope {
  const known = (list: readonly { code: string }[], code: string | null | undefined) => {
    if (!code) return null
    if (!list.some((each) => each.code === code)) throw new NotFoundError('scope')
    return code
  }
  const { stages, categories, kecamatan } = competition
  const first = stages.some(({ counts }) => counts) ? null : (stages[0]?.code ?? null)
  return {
    stage: known(stages, asked.stage) ?? first,
    category: known(categories, asked.category),
    kecamatan: known(kecamatan, asked.kecamatan),
  }
}

/**
 * The scope that the ranking page opens on. What an address names is taken (an empty stage is the whole); without a
 * stage it is the whole competition if anything has a place in it, else the newest stage with counted sheets.
 * @throws NotFoundError as `chooseScope`
 */
export async function chooseFirstScope(
  ctx: Context,
  competition: RankedCompetition,
  asked: { stage: string | null; category: string | null; kecamatan: string | null },
): Promise<RankingScope> {
  const scope = chooseScope(competition, asked)
  if (asked.stage !== null) return scope
  if (scope.stage === null && (await rankNow(ctx, competition, WHOLE)).rankedCount > 0) return scope
  for (const { code } of competition.stages.toReversed()) {
    const { head } = await rankNow(ctx, competition, { ...WHOLE, stage: code })
    if (head.counted > 0) return { ...scope, stage: code }
  }
  return scope
}

const rankings = new WeakMap<Context['db'], Lru<Promise<PackedRanking>>>()
const KEPT = 24

/** Changes with everything recorded about the competition, so that what is kept under it is never old. */
export async function dataVersion(
  ctx: Pick<Context, 'db'>,
  competition: Pick<RankedCompetition, 'id' | 'uid'>,
): Promise<string> {
  const head = await findChainHead(ctx.db, competition.uid)
  const sha256 = await findLatestRulesHash(ctx.db, competition.id)
  return `${sha256 ?? ''} ${head?.seq ?? 0} ${head?.hash ?? ''}`
}

/**
 * The ranking as it is now, kept until something recorded changes; asked for twice at once it is computed once.
 * The caller has been let in by `openRanking`.
 */
export async function rankNow(
  ctx: Context,
  competition: Pick<RankedCompetition, 'id' | 'uid'>,
  scope: RankingScope,
): Promise<PackedRanking & { key: string }> {
  const { stage, category, kecamatan, within = null } = scope
  const key = JSON.stringify([
    competition.uid,
    await dataVersion(ctx, competition),
    ...[stage, category, kecamatan, within],
  ])
  const kept = rankings.get(ctx.db) ?? createLru<Promise<PackedRanking>>(KEPT)
  rankings.set(ctx.db, kept)
  let ranking = kept.get(key)
  if (!ranking) {
    ranking = ctx.compute.rank({ competition: competition.id, scope })
    kept.set(key, ranking)
    ranking.catch(() => kept.delete(key))
  }
  return { ...(await ranking), key }
}

/**
 * How the place of an entry came about, for who may see the ranking. The caller has been let in by `openRanking`.
 * @throws NotFoundError for an entry without a place
 */
export async function explainPlace(
  ctx: Context,
  competition: Pick<RankedCompetition, 'id'>,
  scope: RankingScope,
  entry: string,
): Promise<Explanation> {
  const explained = await ctx.compute.explain({ competition: competition.id, scope, entry })
  if (!explained) throw new NotFoundError('entry')
  return explained
}

/** Ranked rows of one page, from 1; null for the whole list. */
export const rankedPage = ({ ranked }: PackedRanking, page: number | null): RankedView[] =>
  unpack(page === null ? ranked : ranked.slice(page - 1, page))

/** Entries without a rank, of one page from 1 or all. */
export const apartPage = ({ apart }: PackedRanking, page: number | null): ApartView[] =>
  unpack(page === null ? apart : apart.slice(page - 1, page))

const unpack = <Row>(pieces: readonly string[]): Row[] =>
  pieces.flatMap((piece) => JSON.parse(piece) as Row[])
