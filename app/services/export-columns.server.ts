import type { Db } from '#db/connect'
import { findExportColumns, saveExportColumns } from '#db/queries/export-columns'
import type { Actor } from '~/domain/actors'
import { inputError } from '~/domain/errors'
import { WHOLE } from '~/domain/ranking-view'
import type { Context } from './context'
import { chooseScope, openRanking } from './ranking.server'

/** Columns that a person does not want in an export. */
export async function findLeftOut(db: Db, actor: Actor, name: string): Promise<string[]> {
  const text = actor.id === null ? undefined : await findExportColumns(db, actor.id, name)
  return text === undefined ? [] : (JSON.parse(text) as string[])
}

/** The columns of an export and which of them this person wants. @throws NotFoundError */
export async function viewColumns(
  ctx: Context,
  actor: Actor,
  { slug, name, stage = null }: { slug: string; name: string; stage?: string | null },
) {
  const competition = await openRanking(ctx, actor, slug, 'export.download')
  const scope = { ...WHOLE, stage: chooseScope(competition, { stage }).stage }
  const columns = await ctx.compute.readExportColumns({ name, competition: competition.id, scope })
  const leftOut = await findLeftOut(ctx.db, actor, name)
  return { competition, columns, chosen: columns.filter((column) => !leftOut.includes(column)) }
}

/**
 * Remembers which columns of an export a person wants; columns that are not known today are kept for when they are.
 * @throws InputError at `columns` where none is left; NotFoundError
 */
export async function chooseColumns(
  ctx: Context,
  actor: Actor,
  place: { slug: string; name: string; stage?: string | null },
  wanted: readonly string[],
): Promise<void> {
  const { columns } = await viewColumns(ctx, actor, place)
  if (actor.id === null) return
  if (!columns.some((column) => wanted.includes(column))) throw inputError('columns', 'required')
  const former = await findLeftOut(ctx.db, actor, place.name)
  const elsewhere = former.filter((column) => !columns.includes(column))
  const leftOut = [...elsewhere, ...columns.filter((column) => !wanted.includes(column))]
  await saveExportColumns(ctx.db, actor.id, place.name, JSON.stringify(leftOut))
}
