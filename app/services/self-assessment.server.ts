import type { Db } from '#db/connect'
import { listFilledMarks } from '#db/queries/filled-marks'
import { listRevisionContents, listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { DossierContent } from '~/domain/dossiers'
import { type Claim, readClaims, teamLeaves } from '~/domain/self-assessment'
import type { Context } from './context'
import type { SheetAccess } from './sheet-access.server'
import type { StageRules } from './stage-rules.server'
import type { Recorder, Tx } from './transact.server'

/**
 * What the team says of itself in the dossier revisions that a sheet judges, by criterion code. In a blind stage without
 * the notes, which may name people and places: its judges read them in the rendition that the organizer has checked.
 */
export async function readWorkClaims(
  db: Db,
  { work, rules }: Pick<SheetAccess, 'work' | 'rules'>,
): Promise<Record<string, Claim>> {
  if (teamLeaves(rules.stage).length === 0) return {}
  const { claims } = await claimsOf(db, rules.stage, work.revisions)
  if (work.rendition === 'full') return claims
  return Object.fromEntries(Object.entries(claims).map(([code, claim]) => [code, { ...claim, note: '' }]))
}

async function claimsOf(db: Db, stage: StageRules['stage'], revisions: string) {
  const uids = JSON.parse(revisions) as string[]
  const rows = new Map((await listRevisionContents(db, uids)).map((row) => [row.uid, row]))
  const found = uids.flatMap((uid) => {
    const row = rows.get(uid)
    return row && row.content !== null ? [{ row, content: JSON.parse(row.content) as DossierContent }] : []
  })
  const claims = readClaims(
    stage,
    found.map(({ content }) => content.values),
  )
  return { claims, revision: found[0]?.row }
}

/**
 * Keeps what the teams in a stage say of themselves as marks of their own, so that they count and stay provable also
 * when the dossier's text has been erased: once for each set of judged revisions and each instrument.
 * @returns how many entries got such marks
 */
export async function recordClaims(
  tx: Tx,
  record: Recorder,
  ctx: Context,
  actor: Actor,
  { stage, rulesId, counting }: Pick<StageRules, 'stage' | 'rulesId' | 'counting'>,
  competition: number,
): Promise<number> {
  if (teamLeaves(stage).length === 0) return 0
  const kept = await listFilledMarks(tx, competition, stage.code, 'team')
  const newest = new Map(kept.map((row) => [row.stageEntry, row]))
  let changed = 0
  for (const entry of await listStageEntries(tx, competition, stage.code)) {
    const { claims, revision } = await claimsOf(tx, stage, entry.revisions)
    const former = newest.get(entry.uid)
    if (!revision || (former?.revision === revision.id && counting.includes(former.rulesId))) continue
    const said = Object.entries(claims).flatMap(([code, { mark, note }]) =>
      mark === null ? [] : [{ code, mark, note }],
    )
    const notes = said.filter(({ note }) => note !== '').map(({ code, note }) => [code, note])
    await record.insert('filled_marks', {
      stage_entry_id: entry.id,
      filled_by: 'team',
      number: (former?.number ?? 0) + 1,
      person_id: revision.person ?? actor.id ?? 0,
      rules_id: rulesId,
      dossier_revision_id: revision.id,
      marks: canonicalJson(Object.fromEntries(said.map(({ code, mark }) => [code, mark]))),
      reasons: notes.length > 0 ? canonicalJson(Object.fromEntries(notes)) : null,
      change_reason: null,
      received_at: ctx.now().toISOString(),
    })
    changed += 1
  }
  return changed
}
