import { findCompetitionBySlug } from '#db/queries/competitions'
import { listEntryDossiers } from '#db/queries/dossiers'
import {
  countEntries,
  countEntriesByState,
  type EntryFilter,
  findEntryState,
  listEntries,
  listEntryKecamatan,
} from '#db/queries/entries'
import { countOpenAssignments } from '#db/queries/own-sheets'
import { findRegion } from '#db/queries/regions'
import type { EntryStateTable } from '#db/schema'
import type { Actor } from '~/domain/actors'
import { entryLabel } from '~/domain/dossiers'
import { NotFoundError } from '~/domain/errors'
import { can, scope } from '~/domain/policy'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import { currentRules } from './rules.server'
import type { Recorder, Tx } from './transact.server'

export type EntryState = EntryStateTable['to_state']

/** Writes a new entry with its first state; inside the act that needs it. */
export async function addEntry(
  tx: Tx,
  record: Recorder,
  entry: {
    competitionId: number
    ward: { code: string; name: string }
    category: string | null
    by: number | null
    at: string
  },
) {
  const kecamatan = entry.ward.code.split('.').slice(0, 3).join('.')
  const row = await record.insert('entry', {
    competition_id: entry.competitionId,
    region_code: entry.ward.code,
    region_name: entry.ward.name,
    kecamatan_code: kecamatan,
    kecamatan_name: (await findRegion(tx, kecamatan))?.name ?? null,
    category: entry.category,
    label: entryLabel((await countEntries(tx, entry.competitionId)) + 1),
    created_by: entry.by,
    created_at: entry.at,
  })
  await changeEntryState(tx, record, { entryId: row.id, to: 'registered', by: entry.by, at: entry.at })
  return row
}

/** Adds the row of a change of state; nothing when the entry is in that state already and no reason is given. */
export async function changeEntryState(
  tx: Tx,
  record: Recorder,
  change: { entryId: number; to: EntryState; reason?: string; by: number | null; at: string },
): Promise<void> {
  const from = (await findEntryState(tx, change.entryId))?.to_state ?? null
  if (from === change.to && !change.reason) return
  await record.insert('entry_state', {
    entry_id: change.entryId,
    from_state: from,
    to_state: change.to,
    reason: change.reason ?? null,
    decided_by: change.by,
    at: change.at,
  })
}

export const ENTRIES_PER_PAGE = 50

/** Whether somebody may know what meetings decided before it is published. */
async function seesOutcomes(ctx: Context, actor: Actor, competition: { id: number; host_region: string }) {
  const now = ctx.now().toISOString()
  const open = actor.id === null ? 0 : await countOpenAssignments(ctx.db, competition.id, actor.id, now)
  const subject = { id: competition.id, hostRegion: competition.host_region, ownDone: open === 0 }
  return can(actor, 'plenary.view', subject)
}

/** A competition's entries that this actor may see: one page, counts by state, and what can be filtered by. */
export async function viewEntries(
  ctx: Context,
  actor: Actor,
  input: { slug: string; filter: EntryFilter; page: number },
) {
  const competition = await findCompetitionBySlug(ctx.db, input.slug)
  if (!competition) throw new NotFoundError('competition')
  authorizeSight(actor, 'competition.view', { id: competition.id, hostRegion: competition.host_region })
  const visible = scope('dossier.view', actor)
  const filter = { ...input.filter, told: !(await seesOutcomes(ctx, actor, competition)) }
  const { state, ...others } = filter
  const counts = await countEntriesByState(ctx.db, competition.id, visible, others)
  const total = counts.reduce((sum, row) => (state && row.state !== state ? sum : sum + row.count), 0)
  const pages = Math.max(1, Math.ceil(total / ENTRIES_PER_PAGE))
  const page = Math.min(Math.max(1, input.page), pages)
  const rows = await listEntries(ctx.db, competition.id, visible, filter, {
    limit: ENTRIES_PER_PAGE,
    offset: (page - 1) * ENTRIES_PER_PAGE,
  })
  const dossiers = await listEntryDossiers(
    ctx.db,
    rows.map(({ id }) => id),
  )
  const { rules } = await currentRules(ctx.db, competition.id)
  return {
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    categories: rules.categories.map(({ code, name }) => ({ code, name })),
    kecamatan: await listEntryKecamatan(ctx.db, competition.id, visible),
    counts: Object.fromEntries(counts.map((row) => [row.state, row.count])),
    total,
    page,
    pages,
    entries: rows.map((row) => ({
      uid: row.uid,
      label: row.label,
      ward: row.region_name,
      wardCode: row.region_code,
      kecamatan: row.kecamatan_name,
      state: row.state as EntryState,
      dossiers: dossiers
        .filter(({ entry_id }) => entry_id === row.id)
        .map(({ uid, title, category, state: dossierState }) => ({
          uid,
          title,
          category,
          state: dossierState,
        })),
    })),
  }
}
