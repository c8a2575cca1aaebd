import { isTitleTaken } from '#db/queries/dossier-search'
import { listDossiers, listRunningCompetitions } from '#db/queries/dossiers'
import { listDraftValues, listLateVersions } from '#db/queries/drafts'
import { listEntryStates } from '#db/queries/entries'
import { listEvidence } from '#db/queries/evidence'
import { findEntryProposal } from '#db/queries/proposals'
import { listRegionNames } from '#db/queries/regions'
import { findLatestRelease, listRevisions } from '#db/queries/revisions'
import type { Actor } from '~/domain/actors'
import { isMonth, parseDate } from '~/domain/calendar'
import { findingOf } from '~/domain/check-findings'
import { correctionChoice, isOverdue } from '~/domain/correction-time'
import { BASICS, isAsked } from '~/domain/corrections'
import { canonicalContent, type DossierContent, measureContent } from '~/domain/dossiers'
import { isOut } from '~/domain/entry-states'
import { inputError, NotFoundError } from '~/domain/errors'
import { foldText } from '~/domain/folding'
import { can, scope } from '~/domain/policy'
import { contains } from '~/domain/regions'
import { correctionTimeOf } from '~/domain/rules'
import { closingTime, windowState } from '~/domain/time'
import { findWarnings } from '~/domain/warnings'
import { authorize } from './authorize.server'
import { fingerprint, refuseStale } from './based-on.server'
import { viewMoves } from './category-move.server'
import type { Context } from './context'
import { requireAsked } from './corrections.server'
import { actOnDossier } from './dossier-act.server'
import {
  closesAtOf,
  editStateOf,
  type LoadedDossier,
  loadDossier,
  readContent,
  requireEditable,
} from './dossier-loading.server'
import { findWardIn } from './dossier-start.server'
import { viewChecklist, viewChecks } from './eligibility.server'
import { markErased } from './erased-evidence.server'
import { listCriteria } from './evidence-criteria.server'
import { detailsOf } from './evidence-details.server'
import { sha256Hex } from './ids.server'
import { listOwnInnovations } from './innovations.server'
import { hasOwnResults } from './own-results.server'
import { releaseWays } from './releases.server'
import { currentRules } from './rules.server'
import { listAskedOf } from './stage-materials.server'
import type { WriteKey } from './transact.server'

const WARD = /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/

/** Wards that an actor writes for, with the competition that a grant is bound to. */
const ownWards = (actor: Actor) =>
  actor.grants.flatMap(({ role, region, competition }) =>
    (role === 'drafter' || role === 'responsible') && region && WARD.test(region)
      ? [{ code: region, competition }]
      : [],
  )

/** The competitions that concern a team member or verifier, with their dossiers and where one can be started. */
export async function viewTeamBoard(ctx: Context, actor: Actor) {
  const now = ctx.now().toISOString()
  const dossiers = await listDossiers(ctx.db, scope('dossier.view', actor))
  const wards = ownWards(actor)
  const names = wards.length
    ? await listRegionNames(
        ctx.db,
        wards.map(({ code }) => code),
      )
    : []
  const nameOf = new Map(names.map(({ code, name }) => [code, name]))
  const board = []
  for (const competition of await listRunningCompetitions(ctx.db)) {
    const mine = dossiers.filter(({ competition_id }) => competition_id === competition.id)
    const own = wards.filter(
      (ward) =>
        contains(competition.host_region, ward.code) &&
        (ward.competition === null || ward.competition === competition.id),
    )
    if (mine.length === 0 && own.length === 0) continue
    const { rules } = await currentRules(ctx.db, competition.id)
    board.push({
      slug: competition.slug,
      name: competition.name,
      zone: competition.zone,
      closesAt: closingTime(rules.submission, []),
      window: windowState(rules.submission, [], now),
      categories: rules.categories.length,
      wards: [...new Set(own.map(({ code }) => code))].map((code) => ({
        code,
        name: nameOf.get(code) ?? code,
      })),
      dossiers: mine.map((row) => ({
        uid: row.uid,
        title: row.title,
        label: row.label,
        category: rules.categories.find(({ code }) => code === row.category)?.name ?? row.category,
        ward: row.region_name,
        kecamatan: row.kecamatan_name,
        state: row.state,
      })),
    })
  }
  return { now, board, writes: wards.length > 0 }
}

/** What the page that starts a dossier asks from. @throws NotFoundError when the ward may not take part. */
export async function viewNewDossier(ctx: Context, actor: Actor, slug: string, ward: string | null) {
  const code = ward ?? ownWards(actor)[0]?.code ?? ''
  const found = await findWardIn(ctx.db, slug, code)
  const innovations = await listOwnInnovations(ctx, actor, found.subject)
  const { rules } = await currentRules(ctx.db, found.competition.id)
  return {
    competition: { slug, name: found.competition.name },
    ward: found.ward,
    innovations,
    categories: rules.categories.map(({ code: category, name, form }) => ({
      code: category,
      name,
      description: form.description,
    })),
  }
}

/** The task list of one dossier: how far each part is, what may be done now, what was done. */
export async function viewDossier(ctx: Context, actor: Actor, uid: string) {
  const now = ctx.now().toISOString()
  const loaded = await loadDossier(ctx.db, actor, uid)
  const { dossier, entry, competition, current, category, extensions, subject } = loaded
  const content = await readContent(ctx.db, loaded)
  const hash = sha256Hex(canonicalContent(content))
  const release = await findLatestRelease(ctx.db, dossier.id)
  const revisions = await listRevisions(ctx.db, dossier.id)
  const states = await listEntryStates(ctx.db, entry.id)
  const titleTaken = await isTitleTaken(ctx.db, {
    competitionId: competition.id,
    dossierId: dossier.id,
    titleKey: foldText(content.title),
  })
  return {
    now,
    uid,
    title: content.title,
    state: dossier.state,
    edit: editStateOf(loaded, now),
    hasResults: await hasOwnResults(ctx.db, ctx, actor, loaded),
    corrections: loaded.corrections,
    /** Whether a submitted dossier may still be taken back. */
    windowOpen: windowState(current.rules.submission, extensions, now) === 'open',
    closesAt: closesAtOf(loaded),
    overdue: isOverdue(dossier.state, editStateOf(loaded, now), loaded.correctUntil),
    correctionChoice: correctionChoice(correctionTimeOf(current.rules.submission), now, competition.zone),
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    entry: { uid: entry.uid, label: entry.label, ward: entry.region_name, kecamatan: entry.kecamatan_name },
    category: { code: category.code, name: category.name },
    form: category.form,
    content,
    completeness: measureContent(category.form, content),
    warnings: findWarnings(category.form, content, {
      criteria: listCriteria(current.rules).flatMap(({ criteria }) => criteria),
      titleTaken,
      ages: findAges(loaded, content),
    }),
    draftHash: hash,
    release: release
      ? {
          current: release.draft_sha256 === hash,
          kind: release.kind,
          /** Under which its signed statement is downloaded. */
          statement: release.statement_sha256 === null ? null : release.uid,
          by: release.released_by_name,
          office: release.released_by_office,
          at: release.released_at,
        }
      : null,
    releaseWays: releaseWays(actor, loaded),
    releaseRule: current.rules.submission.release,
    revisions,
    /** What the stages that the entry is in ask for beside the dossier. */
    asked: await listAskedOf(ctx.db, loaded, now),
    /** What its kecamatan has said, where the rules ask it to propose. */
    proposal: (await findEntryProposal(ctx.db, entry.id)) ?? null,
    /** Why the entry takes part no more; null while it does. */
    out: isOut(states.at(-1)?.to_state) ? { reason: states.at(-1)?.reason ?? null } : null,
    checks: await viewChecks(ctx.db, dossier.id),
    moved: await viewMoves(ctx.db, loaded),
    returned: states.findLast(({ to_state }) => to_state === 'returned')?.reason ?? null,
    may: {
      write: can(actor, 'dossier.write', subject),
      check: can(actor, 'dossier.check', subject),
      extend: can(actor, 'extension.grant', subject),
      reinstate: can(actor, 'eligibility.undo', subject),
      move: can(actor, 'dossier.move', subject),
    },
  }
}

/** How old the rules' list wants the innovation to be, and how old the draft says it is. */
function findAges({ current, category, innovation }: LoadedDossier, content: DossierContent) {
  const { rules } = current
  return (rules.checklist ?? []).flatMap((item) => {
    const finding = findingOf(item, {
      ...{ form: category.form, content, startedOn: innovation.started_on },
      closesAt: rules.submission.closesAt,
      ...{ zone: rules.zone, year: rules.year, wins: [], others: [] },
    })
    return finding?.kind === 'age' ? [{ place: item.place, finding }] : []
  })
}

/** The same for those who check dossiers. @throws ForbiddenError for others who may see it. */
export async function viewCheck(ctx: Context, actor: Actor, uid: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  authorize(actor, 'dossier.check', loaded.subject)
  return {
    ...(await viewDossier(ctx, actor, uid)),
    checklist: await viewChecklist(ctx.db, loaded, ctx.now().toISOString()),
  }
}

/** The draft's answers with the versions that an edit must name. */
export async function viewDraft(ctx: Context, actor: Actor, uid: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  const rows = await listDraftValues(ctx.db, loaded.dossier.id)
  const late = await listLateVersions(ctx.db, loaded.dossier.id)
  return {
    now: ctx.now().toISOString(),
    edit: editStateOf(loaded, ctx.now().toISOString()),
    corrections: loaded.corrections,
    mayWrite: can(actor, 'dossier.write', loaded.subject),
    title: (await readContent(ctx.db, loaded)).title,
    zone: loaded.competition.zone,
    form: loaded.category.form,
    closesAt: closesAtOf(loaded),
    values: Object.fromEntries(
      rows.map(({ field, value, version, updated_at, updated_by_name }) => [
        field,
        { value: value ?? '', version, at: updated_at, by: updated_by_name ?? '' },
      ]),
    ),
    /** Written after the closing: kept, and no part of what is submitted. */
    late: Object.fromEntries(
      late.map(({ field, value, written_at, written_by_name }) => [
        field,
        { value: value ?? '', at: written_at, by: written_by_name ?? '' },
      ]),
    ),
  }
}

/** A draft's evidence with what the pages about it need. */
export async function viewEvidence(ctx: Context, actor: Actor, uid: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  const rows = await listEvidence(ctx.db, loaded.dossier.id)
  const content = await markErased(ctx.db, loaded.dossier.id, await readContent(ctx.db, loaded))
  return {
    now: ctx.now().toISOString(),
    edit: editStateOf(loaded, ctx.now().toISOString()),
    mayWrite: can(actor, 'dossier.write', loaded.subject),
    mayClear: can(actor, 'evidence.clear', loaded.subject),
    title: content.title,
    form: loaded.category.form,
    corrections: loaded.corrections,
    closesAt: closesAtOf(loaded),
    zone: loaded.competition.zone,
    evidence: content.evidence,
    files: rows.filter(({ kind }) => kind === 'file').length,
    bytes: rows.reduce((sum, { size }) => sum + (size ?? 0), 0),
  }
}

/** One piece of a draft's evidence. @throws NotFoundError when the draft does not hold it. */
export async function viewPiece(ctx: Context, actor: Actor, uid: string, evidence: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  authorize(actor, 'dossier.write', loaded.subject)
  const item = (await readContent(ctx.db, loaded)).evidence.find((piece) => piece.uid === evidence)
  if (!item) throw new NotFoundError('evidence')
  const criteria = listCriteria(loaded.current.rules)
  return { uid, form: loaded.category.form, item, criteria, basedOn: fingerprint(detailsOf(item)) }
}

/** The innovation's name and start, and the answer about publication. */
export async function viewBasics(ctx: Context, actor: Actor, uid: string) {
  const loaded = await loadDossier(ctx.db, actor, uid)
  const edit = editStateOf(loaded, ctx.now().toISOString())
  return {
    uid,
    title: (await readContent(ctx.db, loaded)).title,
    edit,
    writing:
      edit === 'open' && can(actor, 'dossier.write', loaded.subject) && isAsked(loaded.corrections, BASICS),
    isAsked: isAsked(loaded.corrections, BASICS),
    name: loaded.innovation.name,
    startedOn: loaded.innovation.started_on,
    consent: loaded.dossier.publish_consent,
    basedOn: fingerprint(basicsOf(loaded)),
  }
}

/** What the form of the basics holds. */
const basicsOf = ({ innovation, dossier }: Pick<LoadedDossier, 'innovation' | 'dossier'>) => ({
  name: innovation.name,
  startedOn: innovation.started_on,
  consent: dossier.publish_consent,
})

/** A start as it was typed: a date, or the month where no more is known. @throws InputError at `startedOn` */
function readStart(typed: string): string | null {
  if (typed === '') return null
  const start = isMonth(typed) ? typed : parseDate(typed)
  if (start === null) throw inputError('startedOn', 'not-a-date')
  return start
}

/**
 * Sets the innovation's name and start, and whether the dossier may be published. `basedOn` is the fingerprint of
 * what was changed.
 * @throws InputError; ChangedError
 */
export async function changeBasics(
  ctx: Context,
  actor: Actor,
  input: { uid: string; name: string; startedOn: string; consent: string; basedOn?: string },
  once?: WriteKey,
): Promise<void> {
  const act = { uid: input.uid, type: 'dossier.changed', once } as const
  await actOnDossier(ctx, actor, act, async ({ dossier, innovation, ...loaded }, _tx, record) => {
    authorize(actor, 'dossier.write', loaded.subject)
    requireEditable({ dossier, innovation, ...loaded }, ctx.now().toISOString())
    requireAsked(loaded, BASICS)
    const { name, startedOn, consent } = input
    if (name === '') throw inputError('name', 'required')
    if (name.length > 200) throw inputError('name', 'too_long', { max: 200 })
    if (consent !== 'yes' && consent !== 'no') throw inputError('consent', 'required')
    const started_on = readStart(startedOn)
    const compared = {
      stored: basicsOf({ innovation, dossier }),
      typed: { name, startedOn: started_on, consent },
    }
    refuseStale(input.basedOn, compared, { choices: ['consent'] })
    if (name !== innovation.name || started_on !== innovation.started_on)
      await record.update('innovation', innovation.id, { name, started_on })
    if (consent !== dossier.publish_consent)
      await record.update('dossier', dossier.id, { publish_consent: consent })
  })
}
