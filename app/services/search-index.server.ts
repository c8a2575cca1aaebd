import type { Db } from '#db/connect'
import { guardTransaction } from '#db/dialect'
import { dropDue, listDue, putAllDue, saveSearchText } from '#db/queries/dossier-search'
import { rebuildIndex } from '#db/sqlite/search-dossiers'
import { measureContent } from '~/domain/dossiers'
import { NotFoundError } from '~/domain/errors'
import { PHASE_FIELD, PROGRAMMES_FIELD, searchText } from '~/domain/search-text'
import { wardName } from '~/domain/ward-name'
import type { Context } from './context'
import { loadDossierUnchecked, readContent } from './dossier-loading.server'
import type { Tx } from './transact.server'

/** Dossiers in one transaction: so few that nobody's saving waits long for it. */
const BATCH = 20

/**
 * Makes the searchable text of dossiers that changed, at most `limit` of them. The database itself lists what changed
 * (triggers of migration 0011), so nothing that writes a dossier can forget to.
 * @returns how many were made
 */
export async function refreshSearch(
  ctx: Pick<Context, 'db' | 'now'>,
  limit = Number.POSITIVE_INFINITY,
): Promise<number> {
  let made = 0
  while (made < limit) {
    const count = await refreshBatch(ctx, Math.min(BATCH, limit - made))
    made += count
    if (count < BATCH) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  return made
}

async function refreshBatch(ctx: Pick<Context, 'db' | 'now'>, limit: number): Promise<number> {
  const at = ctx.now().toISOString()
  if ((await listDue(ctx.db, 1)).length === 0) return 0
  return ctx.db.transaction().execute((transaction) =>
    guardTransaction(async () => {
      const tx = transaction as Tx
      const due = await listDue(tx, limit)
      for (const { id, uid } of due) await refreshDossier(tx, { id, uid }, at)
      return due.length
    }),
  )
}

async function refreshDossier(db: Db, { id, uid }: { id: number; uid: string }, at: string): Promise<void> {
  const loaded = await loadDossierUnchecked(db, uid).catch((error: unknown) => {
    // Its category left the rules: no page shows it, so no search finds it, and the others do not wait for it.
    if (error instanceof NotFoundError) return null
    throw error
  })
  if (!loaded) return dropDue(db, id)
  const { dossier, entry, innovation, competition, category } = loaded
  const content = await readContent(db, loaded)
  const { title, titleKey, prose, facts } = searchText(category.form, content)
  const { filled, total, missing, problems } = measureContent(category.form, content)
  await saveSearchText(db, {
    dossier_id: dossier.id,
    competition_id: competition.id,
    ...{ title, title_key: titleKey, prose, facts },
    place: [entry.label, wardName(entry.region_name, entry.kecamatan_name), innovation.name].join('\n'),
    ...{ filled, total, missing: missing.length + problems.length },
    phase: content.values[PHASE_FIELD] ?? null,
    programmes: content.values[PROGRAMMES_FIELD] ?? '',
    indexed_at: at,
  })
}

/** Makes every text and the index anew. */
export async function rebuildSearch(
  ctx: Pick<Context, 'db' | 'now'>,
  step: (done: number, total: number) => Promise<void> | void = () => {},
): Promise<number> {
  const total = await putAllDue(ctx.db)
  let done = 0
  while (done < total) {
    const made = await refreshSearch(ctx, BATCH * 5)
    done += made
    await step(done, total)
    if (made === 0) break
  }
  await rebuildIndex(ctx.db)
  return done
}
