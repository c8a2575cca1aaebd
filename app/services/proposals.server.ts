import type { Db } from '#db/connect'
import { listProposalFiles } from '#db/queries/proposal-drafts'
import { isInStage, listProposalDossiers, listProposals } from '#db/queries/proposals'
import type { Actor } from '~/domain/actors'
import { NotFoundError, StateError } from '~/domain/errors'
import { type ProposalChoice, proposedName, reasonName, WITHOUT_CATEGORY } from '~/domain/proposals'
import { levelOf } from '~/domain/regions'
import { PROPOSAL, proposalWindow } from '~/domain/rules'
import { windowState } from '~/domain/time'
import { authorizeSight } from './authorize.server'
import { fingerprint } from './based-on.server'
import { seeCompetition, subjectOf } from './competition-access.server'
import { currentRules } from './rules.server'

/** An entry whose dossiers its kecamatan has all found complete, with the draft of what is said about it. */
export interface CheckedEntry extends ProposalChoice {
  entryId: number
  label: string
  ward: string
  region: string
  dossiers: { uid: string; title: string }[]
}

/** A competition whose rules ask the kecamatan for proposals. @throws NotFoundError for all others */
export async function loadProposals(db: Db, actor: Actor, slug: string) {
  const competition = await seeCompetition(db, actor, slug, 'proposal.list')
  const { rules } = await currentRules(db, competition.id)
  const window = proposalWindow(rules)
  if (rules.kecamatan?.way !== 'propose' || !window) throw new NotFoundError('proposals')
  const categories = [...rules.categories.map(({ code }) => code), null]
  return { competition, rules, window, most: rules.kecamatan.most, categories }
}

type Rows = Awaited<ReturnType<typeof listProposalDossiers>>

/** Entries that can be proposed, and how many still wait for their check. */
export function splitEntries(rows: Rows): { checked: CheckedEntry[]; unchecked: number } {
  const entries = new Map<string, Rows>()
  for (const row of rows) entries.set(row.entry, [...(entries.get(row.entry) ?? []), row])
  const checked: CheckedEntry[] = []
  for (const dossiers of entries.values()) {
    const [first] = dossiers
    if (!first || dossiers.some(({ state }) => state !== 'complete')) continue
    const { entryId, entry, label, ward, region, category, proposed, reason } = first
    checked.push({
      ...{ entryId, entry, label, ward, region, category },
      dossiers: dossiers.map(({ dossier, title }) => ({ uid: dossier, title })),
      proposed: proposed === 1,
      reason: reason ?? '',
    })
  }
  return { checked, unchecked: entries.size - checked.length }
}

/** One kecamatan of such a competition. @throws NotFoundError also for a kecamatan without entries */
export async function loadKecamatan(db: Db, actor: Actor, slug: string, kecamatan: string) {
  const loaded = await loadProposals(db, actor, slug)
  if (levelOf(kecamatan) !== 'kecamatan') throw new NotFoundError('kecamatan')
  const subject = { ...subjectOf(loaded.competition), region: kecamatan }
  authorizeSight(actor, 'proposal.view', subject)
  const rows = await listProposalDossiers(db, loaded.competition.id, kecamatan, PROPOSAL)
  const name = rows[0]?.kecamatanName
  if (!name) throw new NotFoundError('kecamatan')
  return {
    ...loaded,
    subject,
    kecamatan: { code: kecamatan, name },
    ...splitEntries(rows),
    files: await listProposalFiles(db, loaded.competition.id, kecamatan),
    sent: await listProposals(db, loaded.competition.id, kecamatan),
    inStage: await isInStage(db, loaded.competition.id, kecamatan),
  }
}
export type LoadedKecamatan = Awaited<ReturnType<typeof loadKecamatan>>

/** Why nothing can be proposed now; null when it can. */
export function whyLocked(
  { window, inStage }: LoadedKecamatan,
  now: string,
): 'proposal_closed' | 'proposal_in_stage' | null {
  if (windowState(window, [], now) === 'closed') return 'proposal_closed'
  return inStage ? 'proposal_in_stage' : null
}

/** @throws StateError */
export function requireProposing(loaded: LoadedKecamatan, now: string): void {
  const reason = whyLocked(loaded, now)
  if (reason) throw new StateError(reason)
}

/** What a proposal would say now, and with which papers: what its sender has to have seen. */
export const proposalPrint = ({ checked, files }: Pick<LoadedKecamatan, 'checked' | 'files'>): string =>
  fingerprint(
    Object.fromEntries([
      ...checked.map(({ entry, proposed, reason }) => [entry, `${proposed ? 1 : 0} ${reason}`]),
      ...files.map(({ kind, sha256 }) => [kind, sha256]),
    ]),
  )

/** @throws NotFoundError */
export function entriesOf({ checked }: LoadedKecamatan, category: string): CheckedEntry[] {
  const wanted = category === WITHOUT_CATEGORY ? null : category
  const own = checked.filter((entry) => entry.category === wanted)
  if (own.length === 0) throw new NotFoundError('category')
  return own
}

/** What the form of a category holds, by the names of its inputs. */
export const choiceValues = (choices: readonly ProposalChoice[]): Record<string, string | boolean> =>
  Object.fromEntries(
    choices.flatMap(({ entry, proposed, reason }) => [
      [proposedName(entry), proposed],
      [reasonName(entry), reason],
    ]),
  )
