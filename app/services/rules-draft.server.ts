import type { Db } from '#db/connect'
import { findPendingApproval } from '#db/queries/approvals'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { findRegion } from '#db/queries/regions'
import { findRulesDraft, updateRulesDraft } from '#db/queries/rules-drafts'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import type { EventBody } from '~/domain/events'
import { can } from '~/domain/policy'
import type { Rules } from '~/domain/rules'
import { checkRules } from '~/domain/rules-check'
import { tierOf } from '~/domain/rules-presets'
import { type PlacedProblem, placeProblems } from '~/domain/rules-problem-place'
import { parseForm } from '~/forms/parse'
import { rulesSchema } from '~/forms/rules'
import { authorize, authorizeSight } from './authorize.server'
import {
  type CompetitionRow,
  competitionColumns,
  seeCompetition,
  subjectOf,
} from './competition-access.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { type Tx, transact, type WriteKey } from './transact.server'

export interface Draft {
  rules: Rules
  version: number
  sha256: string
}

/** The draft as it stands. @throws NotFoundError */
export async function readDraft(db: Db, competitionId: number): Promise<Draft> {
  const row = await findRulesDraft(db, competitionId)
  if (!row) throw new NotFoundError('rules_draft')
  return {
    rules: JSON.parse(row.content) as Rules,
    version: row.version,
    sha256: sha256Hex(row.content),
  }
}

export interface DraftView extends Draft {
  competition: CompetitionRow
  problems: PlacedProblem[]
  /** Whether this person may change it now. */
  editable: boolean
  /** A request that waits for a second person; the draft is locked meanwhile. */
  pending: 'competition.open' | 'rules.change' | null
}

const mayEdit = (actor: Actor, competition: CompetitionRow) =>
  can(actor, 'competition.set_up', subjectOf(competition)) ||
  (competition.opened_at !== null && can(actor, 'rules.change', subjectOf(competition)))

async function findLock(db: Db, competitionId: number): Promise<DraftView['pending']> {
  for (const act of ['competition.open', 'rules.change'] as const)
    if (await findPendingApproval(db, competitionId, act)) return act
  return null
}

/** The draft with what is missing, for those who set the competition up or may look on. */
export async function viewDraft(ctx: Context, actor: Actor, slug: string): Promise<DraftView> {
  const competition = await seeCompetition(ctx.db, actor, slug)
  const draft = await readDraft(ctx.db, competition.id)
  const pending = await findLock(ctx.db, competition.id)
  return {
    competition,
    ...draft,
    problems: placeProblems(draft.rules, checkRules(draft.rules)),
    editable: pending === null && mayEdit(actor, competition),
    pending,
  }
}

/**
 * Changes the draft. The result must be a rules document, gaps allowed. What the competition's own row repeats
 * of it (name, year, unit …) follows in the same transaction until the rules are frozen. `refs` names the part that
 * changed in an event of its own.
 * @throws InputError `rules_draft_changed` when somebody saved since `version`; StateError `draft_locked` while a
 * request waits for its second person
 */
export async function changeDraft(
  ctx: Context,
  actor: Actor,
  slug: string,
  version: number,
  change: (rules: Rules) => Rules,
  once?: WriteKey,
  refs?: EventBody['refs'],
): Promise<{ version: number }> {
  const found = await findCompetitionBySlug(ctx.db, slug)
  if (!found) throw new NotFoundError('competition')
  const act = { type: 'competition.changed', competition: found.uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await loadEditable(tx, actor, slug)
    const draft = await readDraft(tx, competition.id)
    if (draft.version !== version) throw inputError('', 'rules_draft_changed')
    const rules = parseForm(rulesSchema, change(draft.rules))
    if (rules.hostRegion.code !== draft.rules.hostRegion.code)
      rules.hostRegion = await chooseHost(tx, actor, competition, rules.hostRegion.code)
    const content = canonicalJson(rules as never)
    const next = version + 1
    const row = {
      competition_id: competition.id,
      version: next,
      content,
      updated_by: actor.id,
      updated_at: ctx.now().toISOString(),
    }
    await updateRulesDraft(tx, row, version)
    if (refs) record.refs({ ...refs, draft: next })
    if (competition.opened_at === null) {
      const columns = { ...competitionColumns(rules), ...hostColumns(rules) }
      if (Object.entries(columns).some(([name, value]) => competition[name as 'name'] !== value))
        await record.update('competition', competition.id, columns)
    }
    return { version: next }
  })
}

/** Moves a competition that is not open yet to another region in which the actor may host. */
async function chooseHost(tx: Tx, actor: Actor, competition: CompetitionRow, code: string) {
  if (competition.opened_at !== null) throw inputError('hostRegion', 'basics_fixed')
  const region = await findRegion(tx, code)
  if (!region || !tierOf(code)) throw inputError('hostRegion', 'region_cannot_host')
  authorize(actor, 'competition.create', { hostRegion: code })
  return { code, name: region.name }
}

const hostColumns = ({ hostRegion }: Rules) => ({
  host_region: hostRegion.code,
  host_region_name: hostRegion.name,
})

async function loadEditable(tx: Tx, actor: Actor, slug: string): Promise<CompetitionRow> {
  const competition = await findCompetitionBySlug(tx, slug)
  if (!competition) throw new NotFoundError('competition')
  const subject = subjectOf(competition)
  if (!mayEdit(actor, competition)) {
    authorizeSight(actor, 'competition.view', subject)
    authorize(actor, 'competition.set_up', subject)
  }
  const pending = await findLock(tx, competition.id)
  if (pending) throw new StateError('draft_locked')
  return competition
}
