import { findCompetitionBySlug } from '#db/queries/competitions'
import { listEntryDossiers } from '#db/queries/dossiers'
import { insertFieldVersion, saveDraftValue } from '#db/queries/drafts'
import { listEntryExtensions, listWardEntries } from '#db/queries/entries'
import { findRegion } from '#db/queries/regions'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import type { WardSubject } from '~/domain/policy'
import { contains } from '~/domain/regions'
import { type Category, type Rules, SUBMISSION } from '~/domain/rules'
import { dossierCategory } from '~/domain/self-assessment'
import { windowState } from '~/domain/time'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { addEntry } from './entries.server'
import { type InnovationChoice, takeInnovation } from './innovations.server'
import { currentRules } from './rules.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

export interface NewDossier {
  slug: string
  /** Region code of the ward. */
  ward: string
  category: string
  innovation: InnovationChoice
}

/** A ward that may take part in a competition. @throws NotFoundError when it may not. */
export async function findWardIn(db: Tx | Context['db'], slug: string, wardCode: string) {
  const competition = await findCompetitionBySlug(db, slug)
  const ward = await findRegion(db, wardCode)
  if (!competition?.opened_at || competition.archived_at) throw new NotFoundError('competition')
  const kinds = competition.ward_kind === 'both' ? ['kelurahan', 'desa'] : [competition.ward_kind]
  if (!ward || !kinds.includes(ward.level) || !contains(competition.host_region, ward.code))
    throw new NotFoundError('ward')
  const subject: WardSubject = {
    id: competition.id,
    hostRegion: competition.host_region,
    region: ward.code,
  }
  return { competition, ward: { code: ward.code, name: ward.name }, subject }
}

/**
 * Starts a dossier: the ward's entry where it has none yet, the innovation where it is new, and the draft with
 * its title.
 * @throws InputError `name` required, `category` unknown or taken. StateError when submission is not open.
 */
export async function startDossier(ctx: Context, actor: Actor, input: NewDossier, once?: WriteKey) {
  const { competition } = await findWardIn(ctx.db, input.slug, input.ward)
  const act = { type: 'dossier.created', competition: competition.uid, ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { ward, subject } = await findWardIn(tx, input.slug, input.ward)
    authorizeSight(actor, 'dossier.view', subject)
    authorize(actor, 'dossier.write', subject)
    const { rules } = await currentRules(tx, competition.id)
    await requireOpenFor(ctx, tx, rules, competition.id, ward.code)
    const dossier = await addDossier(ctx, actor, tx, record, { ...input, rules, competition, ward })
    record.refs({ dossier: dossier.uid })
    return { uid: dossier.uid }
  })
}

async function requireOpenFor(ctx: Context, tx: Tx, rules: Rules, competitionId: number, ward: string) {
  const entries = await listWardEntries(tx, competitionId, ward)
  const given = await Promise.all(entries.map(({ id }) => listEntryExtensions(tx, id)))
  const extensions = given.flat().filter(({ target }) => target === SUBMISSION)
  const state = windowState(rules.submission, extensions, ctx.now().toISOString())
  if (state === 'before') throw new StateError('submission_not_open')
  if (state === 'closed') throw new StateError('submission_closed')
}

/** Writes entry, innovation, dossier and title; used one by one and by the import. */
export async function addDossier(
  ctx: Context,
  actor: Actor,
  tx: Tx,
  record: Recorder,
  input: Pick<NewDossier, 'category' | 'innovation'> & {
    rules: Rules
    competition: { id: number; unit: 'innovation' | 'kelurahan' }
    ward: { code: string; name: string }
  },
) {
  const { rules, competition, ward } = input
  const at = ctx.now().toISOString()
  const category = dossierCategory(rules, input.category)
  if (!category) throw inputError('category', 'required')
  if (input.innovation.kind === 'new') checkName(input.innovation.name)
  const entry = await findOrAddEntry(tx, record, { rules, competition, ward, category, by: actor.id, at })
  const by = actor.id
  const innovation = await takeInnovation(tx, record, {
    choice: input.innovation,
    region: ward.code,
    by,
    at,
  })
  const siblings = await tx
    .selectFrom('dossier')
    .select('id')
    .where('entry_id', '=', entry.id)
    .where('innovation_id', '=', innovation.id)
    .execute()
  if (siblings.length > 0) throw inputError('innovation', 'innovation_taken')
  const dossier = await record.insert('dossier', {
    entry_id: entry.id,
    innovation_id: innovation.id,
    category: category.code,
    state: 'draft',
    created_by: by,
    created_at: at,
  })
  if (category.form.fields.some(({ code }) => code === 'title'))
    await writeFirstValue(tx, {
      dossierId: dossier.id,
      field: 'title',
      value: innovation.name,
      position: 0,
      by,
      at,
    })
  return dossier
}

export async function writeFirstValue(
  tx: Tx,
  input: {
    dossierId: number
    field: string
    value: string
    position: number
    by: number | null
    at: string
  },
): Promise<void> {
  const { dossierId: dossier_id, field, value, position, by, at } = input
  await saveDraftValue(
    tx,
    { dossier_id, field, position },
    { value, version: 1, updated_by: by, updated_at: at },
  )
  await insertFieldVersion(tx, { dossier_id, field, value, version: 1, written_by: by, written_at: at })
}

const NAME_LIMIT = 200

function checkName(name: string): void {
  if (name.trim() === '') throw inputError('name', 'required')
  if (name.length > NAME_LIMIT) throw inputError('name', 'too_long', { max: NAME_LIMIT })
}

/** An innovation contest has one entry per dossier; a ward contest one entry for all of a ward's dossiers. */
async function findOrAddEntry(
  tx: Tx,
  record: Recorder,
  input: {
    rules: Rules
    competition: { id: number; unit: 'innovation' | 'kelurahan' }
    ward: { code: string; name: string }
    category: Category
    by: number | null
    at: string
  },
) {
  const { rules, competition, ward, category, by, at } = input
  const entries = await listWardEntries(tx, competition.id, ward.code)
  const competitionId = competition.id
  if (competition.unit === 'kelurahan') {
    const dossiers = await listEntryDossiers(
      tx,
      entries.map(({ id }) => id),
    )
    if (dossiers.some((dossier) => dossier.category === category.code && isSingle(rules)))
      throw inputError('category', 'category_taken')
    return entries[0] ?? (await addEntry(tx, record, { competitionId, ward, category: null, by, at }))
  }
  if (rules.submission.entriesPerWard === 'one' && entries.length > 0)
    throw inputError('category', 'entry_taken')
  if (entries.some((entry) => entry.category === category.code))
    throw inputError('category', 'category_taken')
  return addEntry(tx, record, { competitionId, ward, category: category.code, by, at })
}

const isSingle = (rules: Rules) => rules.submission.entriesPerWard === 'one_per_category'
