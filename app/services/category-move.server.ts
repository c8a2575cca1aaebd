import { listActing } from '#db/queries/acting'
import { listCategoryMoves, wasInStage } from '#db/queries/category-moves'
import { listEntryDossiers } from '#db/queries/dossiers'
import { listDraftValues } from '#db/queries/drafts'
import { findEntryState, listWardEntries } from '#db/queries/entries'
import { findEntryProposal } from '#db/queries/proposals'
import { findLatestRevision } from '#db/queries/revisions'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { isOut } from '~/domain/entry-states'
import { inputError, StateError } from '~/domain/errors'
import { gatherValues } from '~/domain/fields/units'
import { dossierCategory } from '~/domain/self-assessment'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { readCorrectionTime } from './corrections.server'
import { actOnDossier } from './dossier-act.server'
import { type LoadedDossier, loadDossier } from './dossier-loading.server'
import { listFormerForms } from './former-forms.server'
import { type Letter, queueMail } from './outbox.server'
import { followDossiers } from './submissions.server'
import type { Recorder, Tx, WriteKey } from './transact.server'

type Db = Tx | Context['db']

export const LONGEST_MOVE_REASON = 1000

/** What a team is told when its dossier was moved. */
export interface MoveNews {
  competition: string
  ward: string
  title: string
  from: string
  to: string
  reason: string
  locale: 'id' | 'en'
}

type Hindrance = 'move_entry_out' | 'move_in_stage' | 'move_proposed' | 'move_nowhere'

/** Why a dossier cannot be moved; null while it can. Before anybody can score, no entry is in a stage. */
async function whatHinders(db: Db, { entry }: LoadedDossier): Promise<Hindrance | null> {
  const state = (await findEntryState(db, entry.id))?.to_state
  if (await wasInStage(db, entry.id)) return 'move_in_stage'
  if (isOut(state)) return 'move_entry_out'
  return (await findEntryProposal(db, entry.id)) ? 'move_proposed' : null
}

/** Categories other than its own in which the ward has nothing yet, or may have more. */
async function freeCategories(db: Db, { competition, current, entry, dossier }: LoadedDossier) {
  const { rules } = current
  const entries = await listWardEntries(db, competition.id, entry.region_code)
  const dossiers = await listEntryDossiers(
    db,
    entries.map(({ id }) => id),
  )
  const isSingle = competition.unit === 'innovation' || rules.submission.entriesPerWard === 'one_per_category'
  const taken = new Set([
    ...(competition.unit === 'innovation' ? entries.map(({ category }) => category) : []),
    ...(isSingle ? dossiers.map(({ category }) => category) : []),
  ])
  return rules.categories.filter(({ code }) => code !== dossier.category && !taken.has(code))
}

/** The page that moves a dossier. @throws NotFoundError, ForbiddenError */
export async function viewMove(ctx: Context, actor: Actor, uid: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  authorize(actor, 'dossier.move', loaded.subject)
  const { entry, competition, innovation, category, dossier } = loaded
  const free = await freeCategories(ctx.db, loaded)
  return {
    uid,
    title: (await findLatestRevision(ctx.db, dossier.id))?.title ?? innovation.name,
    ward: entry.region_name,
    competition: { slug: competition.slug, name: competition.name },
    category: category.name,
    /** Whether it has been handed in, so that it goes back to its team. */
    handedIn: dossier.state !== 'draft',
    categories: free.map(({ code, name }) => ({ code, name })),
    hindrance: (await whatHinders(ctx.db, loaded)) ?? (free.length === 0 ? ('move_nowhere' as const) : null),
  }
}

/**
 * Moves a dossier to another category before anybody can score it. What was handed in goes back to its team, which fills
 * in what the other form asks; what it wrote stays.
 * @throws InputError at `category`, `reason`; StateError `move_in_stage`, `move_entry_out`, `move_proposed`
 */
export async function moveDossier(
  ctx: Context,
  actor: Actor,
  input: { uid: string; category: string; reason: string },
  write: (news: MoveNews) => Letter,
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'dossier.moved', once } as const
  await actOnDossier(ctx, actor, act, async (loaded, tx, record) => {
    authorize(actor, 'dossier.move', loaded.subject)
    const { dossier, entry, competition } = loaded
    const hindrance = await whatHinders(tx, loaded)
    if (hindrance) throw new StateError(hindrance)
    const to = (await freeCategories(tx, loaded)).find(({ code }) => code === input.category)
    if (!to) throw inputError('category', input.category === '' ? 'required' : 'category_taken')
    const reason = input.reason.trim()
    if (reason === '') throw inputError('reason', 'required')
    if (reason.length > LONGEST_MOVE_REASON)
      throw inputError('reason', 'too_long', { max: LONGEST_MOVE_REASON })
    const at = ctx.now().toISOString()
    await record.insert('category_move', {
      ...{ dossier_id: dossier.id, from_category: dossier.category, to_category: to.code },
      ...{ reason, moved_by: actor.id, moved_at: at },
    })
    await record.update('dossier', dossier.id, { category: to.code })
    if (competition.unit === 'innovation') await record.update('entry', entry.id, { category: to.code })
    if (dossier.state !== 'draft') await returnWhole(tx, record, loaded, { actor, at, reason })
    await tellTeam(ctx, tx, loaded, { to: to.name, reason }, write)
    record.refs({ dossier: input.uid, category: to.code })
  })
}

/** Everything may be changed: the form is another one. */
async function returnWhole(
  tx: Tx,
  record: Recorder,
  loaded: LoadedDossier,
  { actor, at, reason }: { actor: Actor; at: string; reason: string },
): Promise<void> {
  await record.insert('correction_request', {
    dossier_id: loaded.dossier.id,
    revision_number: (await findLatestRevision(tx, loaded.dossier.id))?.number ?? 1,
    ...{ places: canonicalJson([]), corrections: canonicalJson({}) },
    until: readCorrectionTime(loaded, null, at),
    requested_by: actor.id,
    requested_at: at,
  })
  await record.update('dossier', loaded.dossier.id, { state: 'returned' })
  await followDossiers(tx, record, loaded, actor.id, at, reason)
}

async function tellTeam(
  ctx: Context,
  tx: Tx,
  { competition, entry, category, innovation, dossier }: LoadedDossier,
  move: { to: string; reason: string },
  write: (news: MoveNews) => Letter,
): Promise<void> {
  const team = await listActing(tx, {
    competitionId: competition.id,
    regions: [entry.region_code],
    roles: ['drafter', 'responsible'],
    now: ctx.now().toISOString(),
  })
  const news = {
    ...{ competition: competition.name, ward: entry.region_name, from: category.name, ...move },
    title: (await findLatestRevision(tx, dossier.id))?.title ?? innovation.name,
  }
  for (const { uid, locale } of team) await queueMail(ctx, uid, write({ ...news, locale }), tx)
}

/**
 * The moves of a dossier with the names of its categories, and what stands in fields of the former forms that the
 * present one does not ask for.
 */
export async function viewMoves(db: Db, loaded: LoadedDossier) {
  const moves = await listCategoryMoves(db, loaded.dossier.id)
  const nameOf = (code: string) => dossierCategory(loaded.current.rules, code)?.name ?? code
  const rows = (await listDraftValues(db, loaded.dossier.id)).map(({ field, value }) => ({
    ...{ field, value: value ?? '' },
  }))
  const known = new Set(loaded.category.form.fields.map(({ code }) => code))
  // Every answer has a field of the present form: nothing is left of a former one.
  const isLeft = rows.some(({ field, value }) => value !== '' && !known.has(field.split('/')[0] ?? ''))
  if (moves.length === 0 && !isLeft) return null
  const former = (isLeft ? await listFormerForms(db, loaded) : []).flatMap(({ category, form }) => {
    const fields = form.fields.filter((field) => !known.has(field.code))
    const values = gatherValues({ ...form, fields }, rows)
    const filled = fields.filter((field) => values[field.code])
    for (const field of filled) known.add(field.code)
    return filled.length === 0 ? [] : [{ category, form: { ...form, fields: filled }, values }]
  })
  return {
    moves: moves.map(({ from, to, reason, at }) => ({ from: nameOf(from), to: nameOf(to), reason, at })),
    former,
  }
}
