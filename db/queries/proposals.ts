import { type SqlBool, sql } from 'kysely'
import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { whereInScope } from './scope'

/**
 * The handed-in dossiers of a competition with their entry and what is kept as the draft of a proposal, one row per
 * dossier. Entries that left the competition are not among them.
 * @param stage under which the outcomes of proposals themselves are recorded
 */
export function listProposalDossiers(db: Db, competitionId: number, kecamatan: string | null, stage: string) {
  const outcome = sql<SqlBool>`NOT EXISTS (
    SELECT 1 FROM entry_state AS last WHERE last.entry_id = entry.id
      AND last.id = (SELECT max(id) FROM entry_state WHERE entry_id = entry.id AND plenary_id IS NULL)
      AND last.to_state IN ('tidak_lolos', 'gugur', 'mengundurkan_diri', 'tidak_hadir')
      AND coalesce(last.stage, '') <> ${stage})`
  let query = db
    .selectFrom('entry')
    .innerJoin('dossier', 'dossier.entry_id', 'entry.id')
    .innerJoin('dossier_revision as revision', 'revision.dossier_id', 'dossier.id')
    .leftJoin('proposal_choice as choice', 'choice.entry_id', 'entry.id')
    .select([
      'entry.id as entryId',
      'entry.uid as entry',
      'entry.label',
      'entry.category',
      'entry.region_code as region',
      'entry.region_name as ward',
      'entry.kecamatan_code as kecamatan',
      'entry.kecamatan_name as kecamatanName',
      'dossier.uid as dossier',
      'dossier.state',
      'revision.title',
      'choice.proposed',
      'choice.reason',
    ])
    .where('entry.competition_id', '=', competitionId)
    .where('entry.kecamatan_code', 'is not', null)
    .where('dossier.state', '<>', 'draft')
    .where('revision.number', '=', (eb) =>
      eb
        .selectFrom('dossier_revision as latest')
        .select((max) => max.fn.max('latest.number').as('number'))
        .whereRef('latest.dossier_id', '=', 'dossier.id'),
    )
    .where(outcome)
  if (kecamatan !== null) query = query.where('entry.kecamatan_code', '=', kecamatan)
  return query.orderBy('entry.label').orderBy('dossier.id').execute()
}

/** Every proposal of a competition, or of one of its kecamatan, oldest first. */
export function listProposals(db: Db, competitionId: number, kecamatan: string | null) {
  let query = db
    .selectFrom('proposal')
    .innerJoin('person', 'person.id', 'proposal.sent_by')
    .select([
      'proposal.id',
      'proposal.uid',
      'proposal.kecamatan_code as kecamatan',
      'proposal.number',
      'proposal.reason',
      'proposal.letter_number as letterNumber',
      'proposal.letter_date as letterDate',
      'proposal.sent_at as sentAt',
      'person.name as sentBy',
    ])
    .where('proposal.competition_id', '=', competitionId)
  if (kecamatan !== null) query = query.where('proposal.kecamatan_code', '=', kecamatan)
  return query.orderBy('proposal.id').execute()
}

/** What proposals say about entries, by label. */
export function listProposalEntries(db: Db, proposalIds: readonly number[]) {
  return db
    .selectFrom('proposal_entry')
    .innerJoin('entry', 'entry.id', 'proposal_entry.entry_id')
    .select([
      'proposal_entry.proposal_id as proposalId',
      'proposal_entry.proposed',
      'proposal_entry.reason',
      'entry.id as entryId',
      'entry.uid as entry',
      'entry.label',
      'entry.category',
      'entry.region_name as ward',
      'entry.region_code as region',
    ])
    .where('proposal_entry.proposal_id', 'in', proposalIds)
    .orderBy('entry.label')
    .execute()
}

const isLatest = sql<SqlBool>`proposal.number = (SELECT max(number) FROM proposal AS later
  WHERE later.competition_id = proposal.competition_id AND later.kecamatan_code = proposal.kecamatan_code)`

/** Entries that the newest proposals of their kecamatan name. */
export async function listProposedEntries(db: Db, competitionId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('proposal_entry')
    .innerJoin('proposal', 'proposal.id', 'proposal_entry.proposal_id')
    .select('proposal_entry.entry_id')
    .where('proposal.competition_id', '=', competitionId)
    .where('proposal_entry.proposed', '=', 1)
    .where(isLatest)
    .execute()
  return new Set(rows.map(({ entry_id }) => entry_id))
}

/** What the newest proposal of its kecamatan says about one entry. */
export function findEntryProposal(db: Db, entryId: number) {
  return db
    .selectFrom('proposal_entry')
    .innerJoin('proposal', 'proposal.id', 'proposal_entry.proposal_id')
    .select([
      'proposal_entry.proposed',
      'proposal_entry.reason',
      'proposal.number',
      'proposal.kecamatan_name as kecamatan',
      'proposal.sent_at as sentAt',
    ])
    .where('proposal_entry.entry_id', '=', entryId)
    .where(isLatest)
    .executeTakeFirst()
}

/** Dossiers within the scope that the newest proposal of their kecamatan leaves out, in running competitions. */
export function listOwnProposals(db: Db, scope: ListScope) {
  return db
    .selectFrom('proposal_entry')
    .innerJoin('proposal', 'proposal.id', 'proposal_entry.proposal_id')
    .innerJoin('entry', 'entry.id', 'proposal_entry.entry_id')
    .innerJoin('competition', 'competition.id', 'entry.competition_id')
    .innerJoin('dossier', 'dossier.entry_id', 'entry.id')
    .innerJoin('innovation', 'innovation.id', 'dossier.innovation_id')
    .select([
      'dossier.uid as dossier',
      'innovation.name as title',
      'proposal.kecamatan_name as kecamatan',
      'competition.name as competition',
    ])
    .where('proposal_entry.proposed', '=', 0)
    .where('competition.archived_at', 'is', null)
    .where(isLatest)
    .where((eb) =>
      whereInScope(eb, scope, {
        competition: 'entry.competition_id',
        host: 'competition.host_region',
        ward: 'entry.region_code',
      }),
    )
    .orderBy('dossier.id')
    .execute()
}

/** Whether any entry of a kecamatan is in a stage now. */
export async function isInStage(db: Db, competitionId: number, kecamatan: string): Promise<boolean> {
  const row = await db
    .selectFrom('stage_entry')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .select('stage_entry.id')
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.removed_at', 'is', null)
    .where('entry.kecamatan_code', '=', kecamatan)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The letter or the minutes of a sent proposal, with the competition that it belongs to. */
export async function findSentFile(db: Db, uid: string, kind: 'letter' | 'minutes') {
  return db
    .selectFrom('proposal')
    .innerJoin('competition', 'competition.id', 'proposal.competition_id')
    .innerJoin(
      'blob',
      'blob.sha256',
      kind === 'letter' ? 'proposal.letter_sha256' : 'proposal.minutes_sha256',
    )
    .select([
      'competition.id as competitionId',
      'competition.host_region as hostRegion',
      'proposal.kecamatan_code as kecamatan',
      'proposal.kecamatan_name as kecamatanName',
      'proposal.number',
      'blob.sha256',
      'blob.media_type',
      'blob.size',
    ])
    .where('proposal.uid', '=', uid)
    .executeTakeFirst()
}
