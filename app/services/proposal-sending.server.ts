import { listActing } from '#db/queries/acting'
import { findEntryState } from '#db/queries/entries'
import { dropProposalFiles } from '#db/queries/proposal-drafts'
import { findSentFile } from '#db/queries/proposals'
import type { Actor } from '~/domain/actors'
import { ChangedError, InputError, NotFoundError, type Problem, StateError } from '~/domain/errors'
import type { EvidenceType } from '~/domain/fields/form'
import { groupChoices, isGroupReady, type ProposalPaper } from '~/domain/proposals'
import { PROPOSAL } from '~/domain/rules'
import { authorize, authorizeSight } from './authorize.server'
import type { Context } from './context'
import { cleanFileName, type HandedFile } from './file-names.server'
import { type Letter, queueMail } from './outbox.server'
import {
  type CheckedEntry,
  type LoadedKecamatan,
  loadKecamatan,
  proposalPrint,
  requireProposing,
} from './proposals.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

export interface ProposalInput {
  slug: string
  kecamatan: string
  letterNumber: string
  /** `YYYY-MM-DD` */
  letterDate: string
  /** Why it replaces the former one; empty for the first. */
  reason: string
  agreed: boolean
  /** What its sender has seen, see `proposalPrint`. */
  basedOn?: string
}

/** What a team is told: whether its entry goes on, and else why not. */
export interface ProposalNews {
  competition: string
  kecamatan: string
  ward: string
  title: string
  proposed: boolean
  reason: string
  locale: 'id' | 'en'
}

/**
 * Sends a kecamatan's proposal, which replaces a former one: recorded with its papers, and told to the teams that are
 * not in it, and to those that are again.
 * @throws InputError; ChangedError `proposal_changed`; StateError `proposal_lacks`, `proposal_papers`,
 * `proposal_closed`, `proposal_in_stage`
 */
export async function sendProposal(
  ctx: Context,
  actor: Actor,
  input: ProposalInput,
  write: (news: ProposalNews) => Letter,
  once?: WriteKey,
): Promise<{ uid: string; number: number }> {
  const { competition } = await loadKecamatan(ctx.db, actor, input.slug, input.kecamatan)
  const act = { type: 'proposal.sent', competition: competition.uid, ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const at = ctx.now().toISOString()
    const loaded = await loadKecamatan(tx, actor, input.slug, input.kecamatan)
    authorize(actor, 'proposal.send', loaded.subject)
    requireProposing(loaded, at)
    const number = (loaded.sent.at(-1)?.number ?? 0) + 1
    const papers = requireComplete(loaded)
    refuseUnsaid(input, number)
    if (input.basedOn !== undefined && input.basedOn !== proposalPrint(loaded))
      throw new ChangedError('proposal_changed')
    const proposal = await record.insert('proposal', {
      competition_id: loaded.competition.id,
      kecamatan_code: loaded.kecamatan.code,
      kecamatan_name: loaded.kecamatan.name,
      ...{ number, reason: number === 1 ? null : input.reason },
      ...{ letter_number: input.letterNumber, letter_date: input.letterDate },
      ...{ letter_sha256: papers.letter, minutes_sha256: papers.minutes },
      ...{ sent_by: actor.id ?? 0, sent_at: at },
    })
    for (const entry of loaded.checked) {
      const { entryId: entry_id, proposed, reason } = entry
      await record.insert('proposal_entry', {
        ...{ proposal_id: proposal.id, entry_id, proposed: proposed ? 1 : 0 },
        reason: proposed ? null : reason,
      })
      const isNews = await followProposal(tx, record, entry, { by: actor.id, at, document: proposal.uid })
      if (isNews) await tellTeam(ctx, tx, loaded, entry, write)
    }
    await dropProposalFiles(tx, loaded.competition.id, loaded.kecamatan.code)
    record.refs({ proposal: proposal.uid, region: loaded.kecamatan.code, number })
    return { uid: proposal.uid, number }
  })
}

/** The papers, when nothing is missing. @throws StateError */
function requireComplete({ checked, categories, most, files }: LoadedKecamatan) {
  const lacking = groupChoices(checked, categories, most).filter((group) => !isGroupReady(group))
  if (checked.length === 0 || lacking.length > 0) throw new StateError('proposal_lacks')
  const hashOf = (paper: ProposalPaper) => files.find(({ kind }) => kind === paper)?.sha256
  const [letter, minutes] = [hashOf('letter'), hashOf('minutes')]
  if (!letter || !minutes) throw new StateError('proposal_papers')
  return { letter, minutes }
}

function refuseUnsaid({ reason, agreed }: ProposalInput, number: number): void {
  const problems: Problem[] = []
  if (number > 1 && reason === '') problems.push({ field: 'reason', kind: 'required' })
  if (!agreed) problems.push({ field: 'agreed', kind: 'proposal_not_agreed' })
  if (problems.length > 0) throw new InputError(problems)
}

/** Lets the entry's state follow; true where that is news to its team. */
async function followProposal(
  tx: Tx,
  record: Recorder,
  { entryId: entry_id, proposed, reason }: CheckedEntry,
  { by, at, document }: { by: number | null; at: string; document: string },
): Promise<boolean> {
  const before = await findEntryState(tx, entry_id)
  const from_state = before?.to_state ?? null
  const to_state = proposed ? ('complete' as const) : ('tidak_lolos' as const)
  if (proposed ? from_state !== 'tidak_lolos' : from_state === to_state && before?.reason === reason)
    return false
  await record.insert('entry_state', {
    ...{ entry_id, stage: PROPOSAL, from_state, to_state, reason: proposed ? null : reason },
    ...{ document_uid: document, decided_by: by, at },
  })
  return true
}

async function tellTeam(
  ctx: Context,
  tx: Tx,
  { competition, kecamatan }: LoadedKecamatan,
  { ward, region, proposed, reason, dossiers }: CheckedEntry,
  write: (news: ProposalNews) => Letter,
): Promise<void> {
  const team = await listActing(tx, {
    competitionId: competition.id,
    regions: [region],
    roles: ['drafter', 'responsible'],
    now: ctx.now().toISOString(),
  })
  const news = {
    ...{ competition: competition.name, kecamatan: kecamatan.name, ward, proposed, reason },
    title: dossiers.map(({ title }) => title).join('; '),
  }
  for (const { uid, locale } of team) await queueMail(ctx, uid, write({ ...news, locale }), tx)
}

/** A paper of a sent proposal, for those who may see it. @throws NotFoundError */
export async function findProposalPaper(
  ctx: Context,
  actor: Actor,
  uid: string,
  kind: ProposalPaper,
): Promise<HandedFile> {
  const row = await findSentFile(ctx.db, uid, kind)
  if (!row) throw new NotFoundError('proposal')
  const { competitionId: id, hostRegion, kecamatan: region } = row
  authorizeSight(actor, 'proposal.view', { id, hostRegion, region })
  const name = `${kind === 'letter' ? 'surat-camat' : 'berita-acara'}-${row.kecamatanName}-${row.number}`
  return {
    path: ctx.files.path(row.sha256),
    mediaType: row.media_type,
    size: row.size,
    fileName: cleanFileName(name, row.media_type as EvidenceType),
  }
}
