import type { Db } from '#db/connect'
import { findFilledMarks, listFilledMarks } from '#db/queries/filled-marks'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { parseMark } from '~/domain/criteria'
import { InputError, inputError, type Problem } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { Marks } from '~/domain/scoring'
import { LONGEST_REASON, problemOf, sheetLeaves } from '~/domain/sheet-input'
import { windowState } from '~/domain/time'
import { wardName } from '~/domain/ward-name'
import { baseField, CHANGED_MEANWHILE, filledField } from '~/forms/filled-marks'
import { authorize, authorizeSight } from './authorize.server'
import { competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { requireOpen } from './sheet-access.server'
import { type StageRules, stageRules } from './stage-rules.server'
import { transact, type WriteKey } from './transact.server'

const organizerLeaves = ({ stage, compiled }: StageRules) =>
  sheetLeaves(stage.instrument, compiled, { filledBy: 'organizer' })

/** Whether a stage has criteria that the organizer fills in. */
export const asksOrganizer = (stage: StageRules['stage']): boolean =>
  stage.instrument.criteria.some(({ type, filledBy }) => type !== 'group' && filledBy === 'organizer')

async function loadRows(db: Db, competition: number, stage: string) {
  const filled = await listFilledMarks(db, competition, stage, 'organizer')
  const newest = new Map(filled.map((row) => [row.stageEntry, row]))
  const entries = (await listStageEntries(db, competition, stage)).filter(({ practice }) => practice === 0)
  return entries.map((entry) => {
    const saved = newest.get(entry.uid)
    return {
      id: entry.id,
      uid: entry.uid,
      label: entry.label ?? entry.entryLabel,
      place: wardName(entry.regionName, entry.kecamatanName),
      number: saved?.number ?? 0,
      marks: saved ? (JSON.parse(saved.marks) as Marks) : {},
      rulesId: saved?.rulesId ?? null,
      saved: saved ? { at: saved.receivedAt, name: saved.name } : null,
    }
  })
}

/** The page of a stage's organizer-filled marks. @throws NotFoundError without the right to see it. */
export async function viewOrganizerMarks(ctx: Context, actor: Actor, slug: string, stageCode: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'progress.view', subjectOf(competition))
  const rules = await stageRules(ctx.db, competition.id, stageCode)
  return {
    name: competition.name,
    zone: competition.zone,
    stage: { code: stageCode, name: rules.stage.name, opensAt: rules.stage.opensAt },
    window: windowState(rules.stage, [], ctx.now().toISOString()),
    mayFill: can(actor, 'marks.fill', subjectOf(competition)),
    leaves: organizerLeaves(rules),
    rows: await loadRows(ctx.db, competition.id, stageCode),
  }
}

/**
 * Saves what was typed for the entries of a stage, each changed entry as a numbered row; an entry may have gaps.
 * @param typed what stands in a form field (`filledField`, `baseField`, `alasan_perubahan`); undefined where the form
 * had no such field, which leaves that mark as it is
 * @returns how many entries have changed
 * @throws InputError for impossible marks, a change without its reason, and `mark_changed_meanwhile` where somebody
 * else has saved other marks of the same entry since; StateError `stage_not_open_yet`, `stage_closed`
 */
export async function saveOrganizerMarks(
  ctx: Context,
  actor: Actor,
  slug: string,
  stageCode: string,
  typed: (field: string) => string | undefined,
  once?: WriteKey,
): Promise<{ changed: number }> {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'progress.view', subjectOf(competition))
  authorize(actor, 'marks.fill', subjectOf(competition))
  const act = { type: 'marks.filled' as const, competition: competition.uid, ...(once ? { once } : {}) }
  return transact(ctx, actor, act, async (tx, record) => {
    const rules = await stageRules(tx, competition.id, stageCode)
    requireOpen(windowState(rules.stage, [], ctx.now().toISOString()))
    const leaves = organizerLeaves(rules)
    const problems: Problem[] = []
    const rows = await loadRows(tx, competition.id, stageCode)
    const changes: { row: (typeof rows)[number]; marks: Marks }[] = []
    for (const row of rows) {
      const marks: Record<string, number> = {}
      for (const leaf of leaves) {
        const before = row.marks[leaf.code]
        const field = filledField(row.uid, leaf.code)
        const text = typed(field)?.trim()
        if (text === undefined && before !== undefined) marks[leaf.code] = before
        if (!text) continue
        const read = parseMark(leaf, text)
        if (read.ok) marks[leaf.code] = read.mark
        else problems.push({ ...problemOf(leaf.code, read.error), field })
      }
      const counts = row.rulesId === null || rules.counting.includes(row.rulesId)
      if (counts && canonicalJson(marks) === canonicalJson(row.marks)) continue
      const base = Number(typed(baseField(row.uid)) ?? 0)
      if (base !== row.number) {
        // Somebody else has saved this entry since: what the writer left as it was shown is not theirs to change.
        const shown = await findFilledMarks(tx, row.id, 'organizer', base)
        if (canonicalJson(marks) === (shown?.marks ?? '{}')) continue
        for (const { code } of leaves)
          if (marks[code] !== row.marks[code])
            problems.push({ field: filledField(row.uid, code), kind: CHANGED_MEANWHILE })
      }
      changes.push({ row, marks })
    }
    if (problems.length > 0) throw new InputError(problems)
    const reason = typed('alasan_perubahan')?.trim() ?? ''
    if (reason.length > LONGEST_REASON)
      throw inputError('alasan_perubahan', 'too_long', { max: LONGEST_REASON })
    const alters = changes.some(({ row, marks }) =>
      Object.entries(row.marks).some(([code, mark]) => marks[code] !== mark),
    )
    if (alters && reason === '') throw inputError('alasan_perubahan', 'change_reason_missing')
    if (alters) record.as('marks.changed')
    for (const { row, marks } of changes)
      await record.insert('filled_marks', {
        stage_entry_id: row.id,
        filled_by: 'organizer',
        number: row.number + 1,
        person_id: actor.id ?? 0,
        rules_id: rules.rulesId,
        marks: canonicalJson(marks),
        reasons: null,
        change_reason: alters ? reason : null,
        received_at: ctx.now().toISOString(),
      })
    if (changes.length > 0)
      record.refs({ stage: stageCode, rules: rules.number, entries: changes.map(({ row }) => row.uid) })
    return { changed: changes.length }
  })
}
