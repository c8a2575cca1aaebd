import type { Db } from '#db/connect'
import { listFilledMarks } from '#db/queries/filled-marks'
import type { Actor } from '~/domain/actors'
import { formatMark } from '~/domain/criteria'
import { StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { Marks } from '~/domain/scoring'
import { teamLeaves } from '~/domain/self-assessment'
import { windowState } from '~/domain/time'
import { filledField } from '~/forms/filled-marks'
import { authorize, authorizeSight } from './authorize.server'
import { type CompetitionRow, competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import {
  changeFilledMarks,
  type FilledRow,
  type Filling,
  loadFilledRows,
  readReasons,
} from './filled-marks.server'
import { isSealed } from './seals.server'
import type { SheetAccess } from './sheet-access.server'
import { type StageRules, stageRules } from './stage-rules.server'
import { transact, type WriteKey } from './transact.server'

/** Whether a stage has criteria that the team fills in and the verifier confirms or changes. */
export const asksVerifier = (stage: StageRules['stage']): boolean => teamLeaves(stage).length > 0

/** What the teams of a stage say of themselves, by the entry's public id in the stage, as it was when they entered. */
async function loadClaims(db: Db, competition: number, stage: string) {
  const kept = await listFilledMarks(db, competition, stage, 'team')
  return new Map(
    kept.map((row) => {
      const notes = readReasons(row.reasons)
      const marks = Object.entries(JSON.parse(row.marks) as Marks)
      return [
        row.stageEntry,
        Object.fromEntries(marks.map(([code, mark]) => [code, { mark, note: notes[code] ?? '' }])),
      ]
    }),
  )
}

const wardOf = (competition: CompetitionRow, { region }: Pick<FilledRow, 'region'>) => ({
  ...subjectOf(competition),
  region,
})

/**
 * The teams' own marks of a stage with the verifier's: a verifier sees the wards of their kecamatan, who leads all, of a
 * sealed stage without the verifier's marks.
 * @throws NotFoundError without the right to see it.
 */
export async function viewVerifierMarks(ctx: Context, actor: Actor, slug: string, stageCode: string) {
  const competition = await competitionOf(ctx.db, slug)
  const subject = subjectOf(competition)
  authorizeSight(actor, 'marks.verified_view', subject)
  const rules = await stageRules(ctx.db, competition.id, stageCode)
  const claims = await loadClaims(ctx.db, competition.id, stageCode)
  const leads = can(actor, 'progress.view', subject)
  const rows = await loadFilledRows(ctx.db, competition.id, stageCode, 'verifier')
  const sealed = await isSealed(ctx.db, competition.id, stageCode)
  return {
    name: competition.name,
    zone: competition.zone,
    stage: { code: stageCode, name: rules.stage.name },
    counting: rules.stage.instrument.selfAssessment ?? ('judge' as const),
    window: windowState(rules.stage, [], ctx.now().toISOString()),
    leaves: teamLeaves(rules.stage),
    rows: rows
      .map((row) => ({
        ...{ uid: row.uid, label: row.entryLabel, place: row.place, number: row.number, saved: row.saved },
        ...{ marks: row.marks, reasons: row.reasons, claims: claims.get(row.uid) ?? {} },
        mayFill: can(actor, 'marks.verify', wardOf(competition, row)),
      }))
      .filter(({ mayFill }) => mayFill || leads)
      .map((row) => (sealed && !row.mayFill ? { ...row, marks: {}, reasons: {} } : row)),
  }
}

/**
 * Saves the verifier's marks of the entries of their kecamatan. `agreed` names an entry whose empty marks are taken
 * from what its team gave itself.
 * @returns how many entries have changed
 * @throws InputError as `changeFilledMarks`, and `claim_reason_missing` for a mark that differs from the team's without
 * a reason; StateError `stage_closed`; ForbiddenError for whoever only sees the page.
 */
export async function saveVerifierMarks(
  ctx: Context,
  actor: Actor,
  slug: string,
  stageCode: string,
  { typed, agreed }: { typed: Filling['typed']; agreed: string },
  once?: WriteKey,
): Promise<{ changed: number }> {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'marks.verified_view', subjectOf(competition))
  authorize(actor, 'marks.verify_any', subjectOf(competition))
  const act = { type: 'marks.verified' as const, competition: competition.uid, ...(once ? { once } : {}) }
  return transact(ctx, actor, act, async (tx, record) => {
    const rules = await stageRules(tx, competition.id, stageCode)
    if (windowState(rules.stage, [], ctx.now().toISOString()) === 'closed')
      throw new StateError('stage_closed')
    const claims = await loadClaims(tx, competition.id, stageCode)
    const leaves = teamLeaves(rules.stage)
    const taken = new Map(
      leaves.flatMap((leaf) => {
        const mark = claims.get(agreed)?.[leaf.code]?.mark
        const field = filledField(agreed, leaf.code)
        return mark === undefined || typed(field)?.trim() ? [] : [[field, formatMark(leaf, mark)] as const]
      }),
    )
    const rows = (await loadFilledRows(tx, competition.id, stageCode, 'verifier')).filter((row) =>
      can(actor, 'marks.verify', wardOf(competition, row)),
    )
    const changed = await changeFilledMarks(tx, record, ctx, actor, {
      ...{ filledBy: 'verifier', rules, leaves, rows },
      typed: (field) => taken.get(field) ?? typed(field),
      claimsOf: (entry) => claims.get(entry) ?? {},
    })
    if (changed.length > 0)
      record.refs({ stage: stageCode, rules: rules.number, entries: changed.map(({ uid }) => uid) })
    return { changed: changed.length }
  })
}

/**
 * What the verifier says of the entry that a sheet judges, by criterion code; empty before it is filled in. Reasons may
 * name people and places: judges of a blind stage get the marks without them.
 */
export async function readWorkVerified(db: Db, { work, rules }: Pick<SheetAccess, 'work' | 'rules'>) {
  if (!asksVerifier(rules.stage)) return {}
  const row = (await listFilledMarks(db, work.competitionId, work.stage, 'verifier')).find(
    ({ stageEntry }) => stageEntry === work.stageEntryUid,
  )
  const reasons = readReasons(work.rendition === 'blind' ? null : row?.reasons)
  const marks = row ? Object.entries(JSON.parse(row.marks) as Marks) : []
  return Object.fromEntries(marks.map(([code, mark]) => [code, { mark, reason: reasons[code] ?? '' }]))
}

export type VerifiedMarks = Awaited<ReturnType<typeof readWorkVerified>>
