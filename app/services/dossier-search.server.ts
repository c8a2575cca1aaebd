import { findCompetitionBySlug } from '#db/queries/competitions'
import { judgesBlind } from '#db/queries/dossier-search'
import { listEntryKecamatan } from '#db/queries/entries'
import { countDue, searchDossiers as find, readSnippets, type SearchFilter } from '#db/sqlite/search-dossiers'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { isChoosing } from '~/domain/fields/form'
import type { Bilingual } from '~/domain/locale'
import { can, scope } from '~/domain/policy'
import type { Rules } from '~/domain/rules'
import { MARKS, type SnippetPart, searchExpression, snippetParts } from '~/domain/search-query'
import { PHASE_FIELD, PROGRAMMES_FIELD } from '~/domain/search-text'
import { authorizeSight } from './authorize.server'
import { subjectOf } from './competition-access.server'
import type { Context } from './context'
import { currentRules } from './rules.server'

export const HITS_PER_PAGE = 25

/**
 * A competition whose dossiers this person may search and compare.
 * @throws NotFoundError for everybody else, and for who judges entries of it without their names: whatever a search
 * answered would tell them.
 */
export async function openSearch(ctx: Context, actor: Actor, slug: string) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition) throw new NotFoundError('competition')
  authorizeSight(actor, 'dossier.search', subjectOf(competition))
  if (actor.id !== null && (await judgesBlind(ctx.db, actor.id, competition.id, ctx.now().toISOString())))
    throw new NotFoundError('competition')
  return competition
}

export interface SearchRequest extends Omit<SearchFilter, 'expression'> {
  slug: string
  /** As it was typed. */
  text: string
  page: number
}

/** One page of what the search finds among the dossiers that this person may see, with where its words stand. */
export async function searchDossiers(
  ctx: Context,
  actor: Actor,
  { slug, text, page, ...filter }: SearchRequest,
) {
  const competition = await openSearch(ctx, actor, slug)
  const { rules } = await currentRules(ctx.db, competition.id)
  const seen = scope('dossier.view', actor)
  const expression = searchExpression(text)
  const place = (number: number) => ({ limit: HITS_PER_PAGE, offset: (number - 1) * HITS_PER_PAGE })
  const wanted = { ...filter, expression }
  let shown = Math.max(1, page)
  let { hits, total } = await find(ctx.db, competition.id, seen, wanted, place(shown))
  if (hits.length === 0 && shown > 1) {
    shown = 1
    const first = await find(ctx.db, competition.id, seen, wanted, place(shown))
    hits = first.hits
    total = first.total
  }
  const ids = hits.map(({ id }) => id)
  const snippets = expression ? await readSnippets(ctx.db, expression, ids, MARKS) : new Map<number, string>()
  return {
    competition: { slug: competition.slug, name: competition.name },
    ...choicesOf(rules),
    kecamatan: await listEntryKecamatan(ctx.db, competition.id, seen),
    /** Whether what was typed holds no word. */
    wordless: text.trim() !== '' && expression === null,
    /** Changed within these seconds: their text is not in the index yet. */
    due: await countDue(ctx.db, competition.id, seen),
    mayImport: can(actor, 'dossier.import', subjectOf(competition)),
    mayTakeOut: can(actor, 'export.download', { ...subjectOf(competition), ownDone: true }),
    page: shown,
    total,
    hits: hits.map(({ id, ...hit }) => ({
      ...hit,
      categoryName: rules.categories.find(({ code }) => code === hit.category)?.name ?? hit.category,
      snippet: found(snippets.get(id)),
    })),
  }
}

/** A snippet shows where words were found; in a row of another kind than text there may be none. */
const found = (snippet: string | undefined): SnippetPart[] => (snippet ? snippetParts(snippet) : [])

/** What the forms of these rules let a team choose, so that a search can be narrowed to it. */
function choicesOf({ categories }: Rules) {
  const options = (code: string) => {
    const known = new Map<string, Bilingual>()
    for (const { form } of categories)
      for (const field of form.fields)
        if (field.code === code && isChoosing(field))
          for (const option of field.options) known.set(option.code, option.label)
    return [...known].map(([value, label]) => ({ code: value, label }))
  }
  return {
    categories: categories.map(({ code, name }) => ({ code, name })),
    phases: options(PHASE_FIELD),
    programmes: options(PROGRAMMES_FIELD),
  }
}
