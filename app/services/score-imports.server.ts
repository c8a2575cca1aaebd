import { findSheetWork, listStageAssignments } from '#db/queries/assignments'
import { findCompetitionById } from '#db/queries/competitions'
import { findScoreImport, listScoreImports, type ScoreImportRow } from '#db/queries/score-imports'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { CsvFault } from '~/domain/csv-faults'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { ancestorAt } from '~/domain/regions'
import { sheetLeaves } from '~/domain/sheet-input'
import { windowState } from '~/domain/time'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import { conflictFinder } from './conflict-finder.server'
import type { Context } from './context'
import { scoringSeats } from './panels.server'
import { type PaperSheet, type PaperTarget, readPaperSheets } from './paper-sheets.server'
import { closedParts } from './plenary-access.server'
import { currentRules } from './rules.server'
import { insertRevision } from './scoresheets.server'
import { isSealed } from './seals.server'
import { conflictOfWork, isAssigned, requireOpen } from './sheet-access.server'
import { owedEntries } from './sheet-reading.server'
import { stageRules } from './stage-rules.server'
import { type Tx, transact, type WriteKey } from './transact.server'

interface StoredImport {
  rules: number
  sheets: (PaperSheet & { person: number })[]
}

/** Active assignments of a stage as a paper file may name them. */
async function paperTargets(db: Tx | Context['db'], ctx: Context, competitionId: number, stage: string) {
  const rules = await stageRules(db, competitionId, stage)
  const now = ctx.now().toISOString()
  const seats = await scoringSeats(db, competitionId, stage, now)
  const entries = await listStageEntries(db, competitionId, stage)
  const judges = seats.flatMap(({ present }) => present ?? [])
  const find = await conflictFinder(db, competitionId, rules.stage, judges, now)
  const lower = (texts: (string | null | undefined)[]) => texts.flatMap((text) => text?.toLowerCase() ?? [])
  const targets = (await listStageAssignments(db, competitionId, stage)).flatMap((row) => {
    const seat = seats.find(({ id }) => id === row.seatId)
    const entry = entries.find(({ id }) => id === row.stageEntryId)
    if (row.state !== 'active' || !seat || !entry) return []
    const { present } = seat
    const holds = row.criteria === null ? null : (JSON.parse(row.criteria) as string[])
    const target: PaperTarget = {
      assignment: row.uid,
      judges: lower([present?.account, seat.label]),
      entries: lower([
        entry.label,
        rules.stage.blind ? null : entry.entryLabel,
        rules.stage.blind ? null : entry.region,
      ]),
      leaves: sheetLeaves(rules.stage.instrument, rules.compiled, { holds }),
      revision: row.revisionNumber ?? 0,
      needsReason: row.revisionRulesId !== null && rules.counting.includes(row.revisionRulesId),
      blocked: !present ? 'seat_vacant' : find(present, entry) ? 'judge_in_conflict' : null,
    }
    return [{ target, row, seat, entry }]
  })
  return { rules, targets }
}

export type ScoreImport =
  | { ok: true; uid: string; sheets: number; rows: number }
  | { ok: false; faults: readonly CsvFault[] }

/**
 * Takes in a CSV file of paper sheets, `judge,entry,criterion,score,reason` and, where a sheet that counts is to be
 * replaced, `change_reason`. Judges by account or seat label, entries by label or region code. Whole or not at all;
 * nothing counts before another person confirms it.
 */
export async function importScores(
  ctx: Context,
  actor: Actor,
  slug: string,
  stage: string,
  file: { name: string | null; bytes: Uint8Array },
  once?: WriteKey,
): Promise<ScoreImport> {
  const act = { type: 'scores.imported', ...(once ? { once } : {}) } as const
  const work = transact(ctx, actor, act, async (tx, record): Promise<ScoreImport> => {
    const competition = await competitionOf(tx, slug)
    authorizeSight(actor, 'scores.confirm', subjectOf(competition))
    authorize(actor, 'scores.import', subjectOf(competition))
    const { rules, targets } = await paperTargets(tx, ctx, competition.id, stage)
    requireOpen(windowState(rules.stage, [], ctx.now().toISOString()))
    const reading = readPaperSheets(
      file.bytes,
      targets.map(({ target }) => target),
    )
    if (!reading.ok) throw new FaultyFile(reading.faults)
    const sheets = reading.sheets.map((sheet) => {
      const found = targets.find(({ target }) => target.assignment === sheet.assignment)
      return { ...sheet, person: found?.seat.present?.personId ?? 0 }
    })
    record.chain(competition.uid)
    const row = await record.insert('score_import', {
      competition_id: competition.id,
      stage,
      file_name: file.name,
      row_count: reading.rows,
      state: 'waiting',
      entered_by: actor.id ?? 0,
      entered_at: ctx.now().toISOString(),
      content: canonicalJson({ rules: rules.rulesId, sheets } as never),
    })
    record.refs({ import: row.uid, stage, count: sheets.length })
    return { ok: true, uid: row.uid, sheets: sheets.length, rows: reading.rows }
  })
  return work.catch((error: unknown) => {
    if (error instanceof FaultyFile) return { ok: false, faults: error.faults }
    throw error
  })
}

/** Rolls the act back, its write key included, so that the mended file may come from the same page. */
class FaultyFile extends Error {
  constructor(readonly faults: readonly CsvFault[]) {
    super('faulty file')
  }
}

async function waitingImport(tx: Tx, actor: Actor, uid: string) {
  const row = await findScoreImport(tx, uid)
  const competition = row && (await findCompetitionById(tx, row.competition_id))
  if (!row || !competition || row.content === null) throw new NotFoundError('score import')
  authorizeSight(actor, 'scores.confirm', subjectOf(competition))
  if (row.state !== 'waiting') throw new StateError('import_decided')
  if (row.entered_by === actor.id) throw new StateError('second_person_needed')
  return { row, competition, content: JSON.parse(row.content) as StoredImport }
}

/**
 * The second person confirms: every sheet becomes the next revision of its assignment, source paper. The stage may
 * have closed since: the paper was filled in on time and came in before the closing (`importScores` sees to that);
 * the second person only compares.
 * @throws StateError `second_person_needed` for whoever typed it, `import_decided`, `own_sheet_first` for a judge
 * whose own sheets are not in, `import_outdated` when a sheet, an assignment, the criteria or who holds the seat
 * changed meanwhile, or the judge is now in conflict; `plenary_closed` once the meeting has looked at the stage.
 */
export async function confirmScores(
  ctx: Context,
  actor: Actor,
  uid: string,
  once?: WriteKey,
): Promise<{ uid: string; sheets: number }> {
  const act = { type: 'scores.confirmed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { row, competition, content } = await waitingImport(tx, actor, uid)
    const rules = await stageRules(tx, competition.id, row.stage)
    if (!rules.counting.includes(content.rules)) throw new StateError('import_outdated')
    const now = ctx.now().toISOString()
    const isClosed = await closedParts(tx, competition.id)
    const owed = await owedEntries(tx, ctx, actor, { competitionId: competition.id, stage: row.stage })
    await record.update('score_import', row.id, { state: 'confirmed', decided_by: actor.id, decided_at: now })
    for (const { assignment, revision, marks, reasons, changeReason, person } of content.sheets) {
      const work = await findSheetWork(tx, assignment, person, now)
      if (!work || !isAssigned(work) || (work.revisionNumber ?? 0) !== revision)
        throw new StateError('import_outdated')
      if (isClosed(row.stage, ancestorAt(work.region, 'kecamatan'))) throw new StateError('plenary_closed')
      if (await conflictOfWork(tx, person, work, rules, now)) throw new StateError('import_outdated')
      if (owed.has(work.stageEntryId)) throw new StateError('own_sheet_first')
      const texts = { marks: canonicalJson(marks), reasons: canonicalJson(reasons), observations: null }
      await insertRevision(record, ctx, { work, rules }, texts, {
        person_id: person,
        entered_by: row.entered_by,
        confirmed_by: actor.id ?? 0,
        score_import_id: row.id,
        source: 'paper',
        change_reason: changeReason,
      })
    }
    record.chain(competition.uid)
    record.refs({ import: uid, stage: row.stage, count: content.sheets.length, rules: rules.number })
    return { uid, sheets: content.sheets.length }
  })
}

/** The second person refuses; nothing of it ever counts. */
export async function rejectScores(
  ctx: Context,
  actor: Actor,
  uid: string,
  note: string,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const act = { type: 'scores.rejected', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { row, competition } = await waitingImport(tx, actor, uid)
    if (note.trim() === '') throw inputError('catatan', 'required')
    await record.update('score_import', row.id, {
      state: 'rejected',
      decided_by: actor.id,
      decided_at: ctx.now().toISOString(),
      note: note.trim(),
    })
    record.chain(competition.uid)
    record.refs({ import: uid, stage: row.stage })
    return { uid }
  })
}

/** The imports of a competition, newest first, without their marks. */
export async function listImports(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'scores.confirm', subjectOf(competition))
  const rows = await listScoreImports(ctx.db, competition.id)
  const { rules } = await currentRules(ctx.db, competition.id)
  return {
    slug,
    name: competition.name,
    zone: competition.zone,
    mayImport: can(actor, 'scores.import', subjectOf(competition)),
    stages: rules.stages.map(({ code, name }) => ({ code, name })),
    imports: rows.map((row) => ({
      uid: row.uid,
      stage: rules.stages.find(({ code }) => code === row.stage)?.name ?? row.stage,
      fileName: row.file_name,
      rows: row.row_count,
      state: row.state,
      enteredAt: row.entered_at,
      enteredBy: row.enteredBy,
      decidedBy: row.decidedBy,
    })),
  }
}

/** What one import says, sheet by sheet, for the person who compares it with the paper. */
export async function readImport(ctx: Context, actor: Actor, uid: string) {
  const row = await findScoreImport(ctx.db, uid)
  const competition = row && (await findCompetitionById(ctx.db, row.competition_id))
  if (!row || !competition) throw new NotFoundError('score import')
  authorizeSight(actor, 'scores.confirm', subjectOf(competition))
  return {
    uid,
    slug: competition.slug,
    name: competition.name,
    stage: row.stage,
    fileName: row.file_name,
    state: row.state,
    own: row.entered_by === actor.id,
    note: row.note,
    sheets: await readSheets(ctx, actor, row),
  }
}

async function readSheets(ctx: Context, actor: Actor, row: ScoreImportRow) {
  if (row.content === null) return []
  const { rules, targets } = await paperTargets(ctx.db, ctx, row.competition_id, row.stage)
  const now = ctx.now().toISOString()
  const { sheets } = JSON.parse(row.content) as StoredImport
  // Paper is compared by two people; once it is decided, a sealed stage shows no mark of it.
  const hidden = row.state !== 'waiting' && (await isSealed(ctx.db, row.competition_id, row.stage))
  const owed = await owedEntries(ctx.db, ctx, actor, { competitionId: row.competition_id, stage: row.stage })
  return Promise.all(
    sheets.map(async (sheet) => {
      const work = await findSheetWork(ctx.db, sheet.assignment, sheet.person, now)
      const target = targets.find(({ target: { assignment } }) => assignment === sheet.assignment)
      const judge = await ctx.db
        .selectFrom('person')
        .select('name')
        .where('id', '=', sheet.person)
        .executeTakeFirst()
      const visible =
        !hidden &&
        (row.entered_by === actor.id ||
          (work !== undefined &&
            can(actor, 'sheet.view', {
              id: work.competitionId,
              hostRegion: work.hostRegion,
              judge: sheet.person,
              ownSubmitted: !owed.has(work.stageEntryId),
            })))
      return {
        judge: judge?.name ?? '',
        entry: work?.label ?? '',
        replaces: sheet.revision,
        changeReason: sheet.changeReason,
        leaves: target?.target.leaves ?? sheetLeaves(rules.stage.instrument, rules.compiled, {}),
        content: visible ? { marks: sheet.marks, reasons: sheet.reasons } : null,
      }
    }),
  )
}

/** The sheets of a stage that are not in yet, as forms to fill in with a pen. */
export async function listPaperForms(ctx: Context, actor: Actor, slug: string, stage: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'scores.confirm', subjectOf(competition))
  authorize(actor, 'scores.import', subjectOf(competition))
  const { rules, targets } = await paperTargets(ctx.db, ctx, competition.id, stage)
  return {
    competition: { name: competition.name, year: competition.year },
    stage: rules.stage.name,
    forms: targets
      .filter(({ target }) => target.blocked === null && target.revision === 0)
      .map(({ target, seat, entry }) => ({
        seat: seat.label,
        judge: seat.present?.name ?? '',
        entry: entry.label,
        ward: rules.stage.blind ? null : { name: entry.regionName, kecamatan: entry.kecamatanName },
        leaves: target.leaves,
      })),
  }
}

/** The same as lines of a table: every mark of every sheet that is not in yet. */
export async function listBlankForm(ctx: Context, actor: Actor, slug: string, stage: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'scores.confirm', subjectOf(competition))
  authorize(actor, 'scores.import', subjectOf(competition))
  const { targets } = await paperTargets(ctx.db, ctx, competition.id, stage)
  return targets
    .filter(({ target }) => target.blocked === null && target.revision === 0)
    .flatMap(({ target, seat, entry }) =>
      target.leaves.map(({ code }) => ({
        judge: seat.present?.account ?? seat.label,
        entry: entry.label,
        criterion: code,
      })),
    )
}
