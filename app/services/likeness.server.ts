import { guardTransaction } from '#db/dialect'
import {
  countLikenesses,
  findLikeness,
  findLikenessRun,
  listLikenesses,
  replaceLikenesses,
} from '#db/queries/likeness'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { commonPassages, type Passage, type Span, wordsOf } from '~/domain/passages'
import { can, scope } from '~/domain/policy'
import { authorize } from './authorize.server'
import { subjectOf } from './competition-access.server'
import type { Context } from './context'
import { openSearch } from './dossier-search.server'
import { requestJob } from './jobs.server'
import { refreshSearch } from './search-index.server'
import type { Tx } from './transact.server'

export const PAIRS_PER_PAGE = 50

/** Asks for a comparison of all dossiers of a competition. @throws ForbiddenError for all but its organizer */
export async function requestComparison(ctx: Context, actor: Actor, slug: string): Promise<{ uid: string }> {
  const competition = await openSearch(ctx, actor, slug)
  authorize(actor, 'dossier.compare', subjectOf(competition))
  return requestJob(ctx, actor, 'likeness', { slug })
}

/** Compares every dossier of a competition with every other one, as they stand now. */
export async function compareDossiers(ctx: Context, actor: Actor, slug: string): Promise<{ found: number }> {
  const competition = await openSearch(ctx, actor, slug)
  authorize(actor, 'dossier.compare', subjectOf(competition))
  await refreshSearch(ctx)
  const { compared, pairs } = await ctx.compute.findLikenesses({ competition: competition.id })
  const run = { competition_id: competition.id, compared, finished_at: ctx.now().toISOString() }
  const rows = pairs.map(({ first, second, words, titlePermille }) => ({
    first_id: first,
    second_id: second,
    words,
    title_permille: titlePermille,
  }))
  await ctx.db.transaction().execute((tx) => guardTransaction(() => replaceLikenesses(tx as Tx, run, rows)))
  return { found: pairs.length }
}

/** The pairs of which this person may see both dossiers, and when they were compared. */
export async function viewLikenesses(ctx: Context, actor: Actor, slug: string, page: number) {
  const competition = await openSearch(ctx, actor, slug)
  const seen = scope('dossier.view', actor)
  const run = await findLikenessRun(ctx.db, competition.id)
  const total = await countLikenesses(ctx.db, competition.id, seen)
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / PAIRS_PER_PAGE)))
  const place = { limit: PAIRS_PER_PAGE, offset: (shown - 1) * PAIRS_PER_PAGE }
  const rows = await listLikenesses(ctx.db, competition.id, seen, place)
  return {
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    mayCompare: can(actor, 'dossier.compare', subjectOf(competition)),
    run: run ? { compared: run.compared, at: run.finished_at } : null,
    total,
    page: shown,
    pairs: rows.map((row) => ({
      words: row.words,
      titlePermille: row.title_permille,
      first: sideOf(row, 'first'),
      second: sideOf(row, 'second'),
    })),
  }
}

type Side = 'first' | 'second'
type SideColumns = Record<`${Side}_${'uid' | 'title' | 'label' | 'ward'}`, string> &
  Record<`${Side}_kecamatan`, string | null>

const sideOf = (row: SideColumns, side: Side) => ({
  uid: row[`${side}_uid`],
  title: row[`${side}_title`],
  label: row[`${side}_label`],
  ward: row[`${side}_ward`],
  kecamatan: row[`${side}_kecamatan`],
})

/** Words around a passage that are shown with it. */
const AROUND = 80

/** A passage in its text: what stands before it, it, and what stands after. */
export interface Excerpt {
  before: string
  same: string
  after: string
}

/**
 * What two dossiers have in common as they stand now, each passage with what surrounds it in either.
 * @throws NotFoundError unless both may be seen and were found alike
 */
export async function viewLikeness(
  ctx: Context,
  actor: Actor,
  { slug, ...pair }: { slug: string; first: string; second: string },
) {
  const competition = await openSearch(ctx, actor, slug)
  const row = await findLikeness(ctx.db, competition.id, scope('dossier.view', actor), pair)
  if (!row) throw new NotFoundError('likeness')
  const passages = commonPassages(wordsOf(row.first_prose), wordsOf(row.second_prose))
  return {
    competition: { slug: competition.slug, name: competition.name },
    titlePermille: row.title_permille,
    first: sideOf(row, 'first'),
    second: sideOf(row, 'second'),
    passages: passages.map(({ words, first, second }: Passage) => ({
      words,
      first: excerpt(row.first_prose, first),
      second: excerpt(row.second_prose, second),
    })),
  }
}

function excerpt(text: string, { start, end }: Span): Excerpt {
  const from = Math.max(0, start - AROUND)
  const to = Math.min(text.length, end + AROUND)
  return {
    before: (from > 0 ? '… ' : '') + dropBroken(text.slice(from, start), from > 0, /^\S*\s/),
    same: text.slice(start, end),
    after: dropBroken(text.slice(end, to), to < text.length, /\s\S*$/) + (to < text.length ? ' …' : ''),
  }
}

/** Without the word that the cut broke, where there was one. */
const dropBroken = (text: string, isCut: boolean, broken: RegExp): string =>
  isCut ? text.replace(broken, '') : text
