import type { Db } from '#db/connect'
import { findCompetitionById, findCompetitionBySlug } from '#db/queries/competitions'
import { findEntryByUid, listEntryExtensions, listExtensions } from '#db/queries/entries'
import { listStagesOf } from '#db/queries/stage-materials'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError } from '~/domain/errors'
import { findStage, type Rules, SUBMISSION } from '~/domain/rules'
import { materialsTarget, materialsWindow, stageOfTarget } from '~/domain/stage-materials'
import { closingTime } from '~/domain/time'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { currentRules } from './rules.server'
import { type Extended, insertExtension } from './submissions.server'
import { transact, type WriteKey } from './transact.server'

async function loadEntry(db: Db, actor: Actor, uid: string, slug?: string) {
  const entry = await findEntryByUid(db, uid)
  const competition = entry && (await findCompetitionById(db, entry.competition_id))
  if (!entry || !competition || (slug && competition.slug !== slug)) throw new NotFoundError('entry')
  const subject = { id: competition.id, hostRegion: competition.host_region, region: entry.region_code }
  authorizeSight(actor, 'dossier.view', subject)
  const current = await currentRules(db, competition.id)
  const rows = await listEntryExtensions(db, entry.id)
  const places = await listStagesOf(db, entry.id)
  return { entry, competition, subject, targets: targetsOf(current.rules, places, rows) }
}

/** What the entry can get a later time for: the submission, and the materials of the stages that it is in. */
function targetsOf(
  rules: Rules,
  places: readonly { stage: string }[],
  rows: readonly { target: string; until: string }[],
): (Extended & { stage: string | null })[] {
  const given = (target: string) =>
    rows.filter((row) => row.target === target).map(({ until }) => ({ until }))
  const submission = {
    target: SUBMISSION,
    stage: null,
    window: rules.submission,
    extensions: given(SUBMISSION),
  }
  return [
    submission,
    ...rules.stages.flatMap((stage) => {
      const window = materialsWindow(stage)
      const target = materialsTarget(stage.code)
      const isIn = places.some((place) => place.stage === stage.code)
      return window && isIn ? [{ target, stage: stage.name, window, extensions: given(target) }] : []
    }),
  ]
}

/**
 * Gives one team a later closing time of the submission or of a stage's materials, with its reason; listed publicly.
 * @throws InputError at `reason`, `untilDate`, `untilTime`.
 */
export async function grantExtension(
  ctx: Context,
  actor: Actor,
  input: {
    slug?: string
    entry: string
    target?: string
    reason: string
    until: { date: string; time: string }
  },
  once?: WriteKey,
): Promise<void> {
  const { competition } = await loadEntry(ctx.db, actor, input.entry, input.slug)
  const act = { type: 'extension.granted', competition: competition.uid, ...(once ? { once } : {}) } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const loaded = await loadEntry(tx, actor, input.entry)
    authorize(actor, 'extension.grant', loaded.subject)
    if (input.reason === '') throw inputError('reason', 'required')
    const at = ctx.now().toISOString()
    const extended = loaded.targets.find(({ target }) => target === (input.target ?? SUBMISSION))
    if (!extended) throw inputError('target', 'invalid')
    await insertExtension(record, loaded, extended, { ...input, actor, at })
    record.refs({ entry: loaded.entry.uid })
  })
}

/** An entry with its present closing time, for the page that extends it. */
export async function viewExtension(ctx: Context, actor: Actor, slug: string, entryUid: string) {
  const { entry, competition, subject, targets } = await loadEntry(ctx.db, actor, entryUid, slug)
  authorize(actor, 'extension.grant', subject)
  return {
    entry: { uid: entry.uid, label: entry.label, ward: entry.region_name },
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    targets: targets.map(({ target, stage, window, extensions }) => ({
      ...{ target, stage },
      closesAt: closingTime(window, extensions),
    })),
  }
}

/** Every extension of an opened competition, for the public. @throws NotFoundError */
export async function listPublicExtensions(ctx: Context, slug: string) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition?.opened_at) throw new NotFoundError('competition')
  const rows = await listExtensions(ctx.db, competition.id)
  const { rules } = await currentRules(ctx.db, competition.id)
  const stageOf = (target: string) => findStage(rules, stageOfTarget(target) ?? '')?.name ?? null
  return {
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    extensions: rows.map((row) => ({
      uid: row.uid,
      ward: row.region_name,
      kecamatan: row.kecamatan_name,
      stage: stageOf(row.target),
      until: row.until,
      reason: row.reason,
      decidedAt: row.decided_at,
    })),
  }
}
