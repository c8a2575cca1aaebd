import { findDossierFile, insertDossierFile, markImported } from '#db/queries/dossier-files'
import type { Actor } from '~/domain/actors'
import type { CsvFault } from '~/domain/csv-faults'
import { NotFoundError } from '~/domain/errors'
import { authorize } from './authorize.server'
import { subjectOf } from './competition-access.server'
import type { Context } from './context'
import { importDossiers } from './dossier-import.server'
import { importFormat } from './dossier-import-rows.server'
import { openSearch } from './dossier-search.server'
import { newUid } from './ids.server'
import { currentRules } from './rules.server'
import type { WriteKey } from './transact.server'

async function openImport(ctx: Context, actor: Actor, slug: string) {
  const competition = await openSearch(ctx, actor, slug)
  authorize(actor, 'dossier.import', subjectOf(competition))
  return competition
}

/** What the page that imports dossiers asks from. @throws ForbiddenError for all but the organizer */
export async function viewImport(ctx: Context, actor: Actor, slug: string) {
  const competition = await openImport(ctx, actor, slug)
  const { columns } = importFormat((await currentRules(ctx.db, competition.id)).rules)
  const names = (optional: boolean) =>
    columns.filter((column) => (column.optional ?? false) === optional).map(({ name }) => name)
  return {
    competition: { slug: competition.slug, name: competition.name },
    required: names(false),
    optional: names(true),
  }
}

export type FileCheck = { ok: true; uid: string } | { ok: false; faults: readonly CsvFault[] }

/** Checks a CSV file line by line, as if it were imported, and keeps one without fault until its owner decides. */
export async function checkDossierFile(
  ctx: Context,
  actor: Actor,
  { slug, name, content }: { slug: string; name: string; content: Buffer },
): Promise<FileCheck> {
  const competition = await openImport(ctx, actor, slug)
  const result = await importDossiers(ctx, actor, content, { competition: slug, dryRun: true })
  if (!result.ok) return result
  const uid = newUid(ctx)
  await insertDossierFile(ctx.db, {
    uid,
    competition_id: competition.id,
    person_id: actor.id ?? 0,
    name,
    content,
    created: result.created,
    incomplete: result.incomplete,
    uploaded_at: ctx.now().toISOString(),
  })
  return { ok: true, uid }
}

async function findFile(ctx: Context, actor: Actor, slug: string, uid: string) {
  const competition = await openImport(ctx, actor, slug)
  const key = { uid, competitionId: competition.id, personId: actor.id ?? 0 }
  const file = await findDossierFile(ctx.db, key)
  if (!file) throw new NotFoundError('file')
  return { competition, file }
}

/** A checked file, for the one who uploaded it. @throws NotFoundError when it has been imported or is gone */
export async function viewDossierFile(ctx: Context, actor: Actor, slug: string, uid: string) {
  const { competition, file } = await findFile(ctx, actor, slug, uid)
  if (file.imported_at !== null) throw new NotFoundError('file')
  return {
    competition: { slug: competition.slug, name: competition.name },
    file: { uid, name: file.name, created: file.created, incomplete: file.incomplete },
  }
}

/**
 * Imports a checked file, whole or not at all: what changed meanwhile may have made it faulty.
 * @throws NotFoundError when it is gone or has been imported, but for the same click sent twice
 */
export async function importDossierFile(
  ctx: Context,
  actor: Actor,
  { slug, uid }: { slug: string; uid: string },
  once?: WriteKey,
) {
  const { file } = await findFile(ctx, actor, slug, uid)
  return importDossiers(ctx, actor, file.content, {
    competition: slug,
    dryRun: false,
    ...(once ? { once } : {}),
    async within(tx) {
      if (!(await markImported(tx, uid, ctx.now().toISOString()))) throw new NotFoundError('file')
    },
  })
}
