import type { Db } from '#db/connect'
import { countChecks, findWinnerList, hasChecks, listChecks, listOtherEntries } from '#db/queries/eligibility'
import { findEntryState } from '#db/queries/entries'
import { findLatestRevision } from '#db/queries/revisions'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { type Finding, findingOf } from '~/domain/check-findings'
import {
  type CheckAnswer,
  type CheckDecision,
  type CheckItem,
  type CheckOutcome,
  judgeChecklist,
} from '~/domain/checklist'
import { correctablePlaces } from '~/domain/corrections'
import type { DossierContent } from '~/domain/dossiers'
import { isOut } from '~/domain/entry-states'
import { ChangedError, StateError } from '~/domain/errors'
import type { Context } from './context'
import type { LoadedDossier } from './dossier-loading.server'
import { readWinners } from './former-winners.server'
import { rulesById } from './rules.server'
import { listStoredWinners } from './stored-winners.server'
import type { Recorder, Tx } from './transact.server'

/** The answers of a checker, and how many checks of the dossier their page showed. */
export interface CheckInput {
  answers: Readonly<Record<string, CheckAnswer>>
  seen?: number
}

/** One check as it was made, with the items of the rules that it was made under. */
export interface MadeCheck {
  decision: CheckDecision | 'reinstated'
  at: string
  by: string | null
  revision: number
  items: { code: string; text: string; outcome: CheckOutcome | null; note: string | null }[]
}

/** @throws StateError `entry_out` once the entry takes part no more */
export async function requireTakingPart(tx: Tx, { entry }: Pick<LoadedDossier, 'entry'>): Promise<void> {
  if (isOut((await findEntryState(tx, entry.id))?.to_state)) throw new StateError('entry_out')
}

/**
 * Records the check that a decision rests on; nothing where the rules have no list.
 * @returns what the team is asked to mend, by place
 * @throws InputError where the answers do not carry the decision; ChangedError `checked_meanwhile` when another
 * checker was faster than the page knew
 */
export async function recordCheck(
  tx: Tx,
  record: Recorder,
  loaded: LoadedDossier,
  check: { decision: CheckDecision; input: CheckInput | undefined; actor: Actor; at: string },
): Promise<Record<string, string>> {
  const { checklist } = loaded.current.rules
  if (!checklist) return {}
  const { decision, input, actor, at } = check
  const { id } = loaded.dossier
  if (input?.seen !== undefined && input.seen !== (await countChecks(tx, id)))
    throw new ChangedError('checked_meanwhile')
  const places = correctablePlaces(loaded.category.form)
  const judged = judgeChecklist(checklist, input?.answers ?? {}, decision, places)
  const findings = (await readFindings(tx, loaded, checklist, at)).filter(([, finding]) => finding !== null)
  await record.insert('eligibility_check', {
    dossier_id: id,
    revision_number: (await findLatestRevision(tx, id))?.number ?? 1,
    rules_id: loaded.current.id,
    decision,
    outcomes: canonicalJson(judged.outcomes),
    findings: canonicalJson(Object.fromEntries(findings) as never),
    notes: canonicalJson(judged.notes),
    checked_by: actor.id,
    checked_at: at,
  })
  return judged.corrections
}

/** What the computer knows about each item, from the newest revision. */
async function readFindings(
  db: Db,
  loaded: LoadedDossier,
  checklist: readonly CheckItem[],
  now: string,
): Promise<[code: string, Finding | null][]> {
  const { dossier, entry, innovation, competition, category, current } = loaded
  const revision = await findLatestRevision(db, dossier.id)
  const content = JSON.parse(revision?.content ?? '{"values":{},"evidence":[]}') as DossierContent
  const imported = readWinners(await findWinnerList(db, competition.id))
  const wins = [...imported, ...(await listStoredWinners(db, competition, now))]
  const names = new Map(current.rules.categories.map(({ code, name }) => [code, name]))
  const facts = {
    ...{ form: category.form, content, startedOn: innovation.started_on },
    closesAt: current.rules.submission.closesAt,
    ...{ zone: current.rules.zone, year: current.rules.year },
    wins: wins.filter(({ region }) => region === entry.region_code),
    others: (await listOtherEntries(db, entry)).map((other) => ({
      ...other,
      category: names.get(other.category) ?? other.category,
    })),
  }
  return checklist.map((item) => [item.code, findingOf(item, facts)])
}

/** The list to check a dossier by, each item with what the computer knows; null where the rules have none. */
export async function viewChecklist(db: Db, loaded: LoadedDossier, now: string) {
  const { checklist } = loaded.current.rules
  if (!checklist) return null
  const findings = new Map(await readFindings(db, loaded, checklist, now))
  return { items: checklist.map((item) => ({ ...item, finding: findings.get(item.code) ?? null })) }
}

/** Whether a competition that the caller was let into has checks by a list to hand out. */
export const wasChecked = ({ db }: Context, { id }: { id: number }): Promise<boolean> => hasChecks(db, id)

/** Every check of a dossier that was made, in order. */
export async function viewChecks(db: Db, dossierId: number): Promise<MadeCheck[]> {
  const made: MadeCheck[] = []
  for (const row of await listChecks(db, dossierId)) {
    const { checklist = [] } = await rulesById(db, row.rules_id)
    const outcomes = JSON.parse(row.outcomes) as Record<string, CheckOutcome>
    const notes = JSON.parse(row.notes ?? '{}') as Record<string, string>
    made.push({
      decision: row.decision,
      at: row.checked_at,
      by: row.checked_by_name,
      revision: row.revision_number,
      items: checklist
        .filter(({ code }) => outcomes[code] ?? notes[code])
        .map(({ code, text }) => ({
          ...{ code, text },
          outcome: outcomes[code] ?? null,
          note: notes[code] ?? null,
        })),
    })
  }
  return made
}
