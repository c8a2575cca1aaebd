import type { Db } from '#db/connect'
import { findCompetitionById, findCompetitionBySlug } from '#db/queries/competitions'
import { findEntryByUid, listEntryExtensions, listExtensions } from '#db/queries/entries'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError } from '~/domain/errors'
import { SUBMISSION } from '~/domain/rules'
import { closingTime } from '~/domain/time'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { currentRules } from './rules.server'
import { insertExtension } from './submissions.server'
import { transact, type WriteKey } from './transact.server'

async function loadEntry(db: Db, actor: Actor, uid: string, slug?: string) {
  const entry = await findEntryByUid(db, uid)
  const competition = entry && (await findCompetitionById(db, entry.competition_id))
  if (!entry || !competition || (slug && competition.slug !== slug)) throw new NotFoundError('entry')
  const subject = { id: competition.id, hostRegion: competition.host_region, region: entry.region_code }
  authorizeSight(actor, 'dossier.view', subject)
  const current = await currentRules(db, competition.id)
  const rows = (await listEntryExtensions(db, entry.id)).filter(({ target }) => target === SUBMISSION)
  const extensions = rows.map(({ until }) => ({ until }))
  return { entry, competition, subject, current, extensions, rows }
}

/**
 * Gives one team a later closing time of the submission, with its reason; listed publicly.
 * @throws InputError at `reason`, `untilDate`, `untilTime`.
 */
export async function grantExtension(
  ctx: Context,
  actor: Actor,
  input: { slug?: string; entry: string; reason: string; until: { date: string; time: string } },
  once?: WriteKey,
): Promise<void> {
  const { competition } = await loadEntry(ctx.db, actor, input.entry, input.slug)
  const act = { type: 'extension.granted', competition: competition.uid, ...(once ? { once } : {}) } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const loaded = await loadEntry(tx, actor, input.entry)
    authorize(actor, 'extension.grant', loaded.subject)
    if (input.reason === '') throw inputError('reason', 'required')
    const at = ctx.now().toISOString()
    await insertExtension(record, loaded, { ...input, actor, at })
    record.refs({ entry: loaded.entry.uid })
  })
}

/** An entry with its present closing time, for the page that extends it. */
export async function viewExtension(ctx: Context, actor: Actor, slug: string, entryUid: string) {
  const { entry, competition, subject, current, extensions, rows } = await loadEntry(
    ctx.db,
    actor,
    entryUid,
    slug,
  )
  authorize(actor, 'extension.grant', subject)
  return {
    entry: { uid: entry.uid, label: entry.label, ward: entry.region_name },
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    closesAt: closingTime(current.rules.submission, extensions),
    given: rows.map(({ until, reason, decided_at }) => ({ until, reason, decidedAt: decided_at })),
  }
}

/** Every extension of an opened competition, for the public. @throws NotFoundError */
export async function listPublicExtensions(ctx: Context, slug: string) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition?.opened_at) throw new NotFoundError('competition')
  const rows = await listExtensions(ctx.db, competition.id)
  return {
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    extensions: rows.map((row) => ({
      uid: row.uid,
      ward: row.region_name,
      kecamatan: row.kecamatan_name,
      target: row.target,
      until: row.until,
      reason: row.reason,
      decidedAt: row.decided_at,
    })),
  }
}
