import { listAssignedEntries } from '#db/queries/agenda'
import type { Actor } from '~/domain/actors'
import { type AgendaVersion, type AgendaViewer, EVERYBODY } from '~/domain/agenda'
import { type CompetitionRow, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { judgeRendition } from './judge-sight.server'
import { currentRules } from './rules.server'

/**
 * What meetings a judge learns of: those of entries that they read by name and are not in conflict with; none that
 * names an entry they read without names.
 */
export async function judgeViewer(
  ctx: Context,
  actor: Actor,
  competition: CompetitionRow,
  versions: readonly AgendaVersion[],
): Promise<AgendaViewer> {
  const invited = new Set(versions.flatMap((version) => version.entries))
  const now = ctx.now().toISOString()
  const entries = new Set<string>()
  const hidden = new Set<string>()
  if (invited.size === 0) return { ...EVERYBODY, judge: true }
  const current = await currentRules(ctx.db, competition.id)
  for (const entry of await listAssignedEntries(ctx.db, actor.id ?? 0, competition.id, now)) {
    if (!invited.has(entry.uid)) continue
    const subject = { ...subjectOf(competition), region: entry.region_code }
    const rendition = await judgeRendition(ctx.db, actor, { entry, subject, current }, now)
    if (rendition === 'full') entries.add(entry.uid)
    if (rendition === 'blind') hidden.add(entry.uid)
  }
  return { ...EVERYBODY, judge: true, entries, hidden }
}
