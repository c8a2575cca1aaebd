import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { ProposalChoiceTable, ProposalFileTable } from '../schema'

/** What a kecamatan means to say about one entry. */
export async function saveChoice(db: Db, row: Insertable<ProposalChoiceTable>): Promise<void> {
  const { entry_id: _, ...values } = row
  await db
    .insertInto('proposal_choice')
    .values(row)
    .onConflict((conflict) => conflict.column('entry_id').doUpdateSet(values))
    .execute()
}

/** The papers that wait to be sent with a kecamatan's proposal. */
export function listProposalFiles(db: Db, competitionId: number, kecamatan: string) {
  return db
    .selectFrom('proposal_file')
    .innerJoin('blob', 'blob.sha256', 'proposal_file.sha256')
    .select([
      'kind',
      'proposal_file.sha256',
      'file_name as fileName',
      'uploaded_at as at',
      'blob.media_type',
      'blob.size',
    ])
    .where('competition_id', '=', competitionId)
    .where('kecamatan_code', '=', kecamatan)
    .execute()
}

export async function saveProposalFile(db: Db, row: Insertable<ProposalFileTable>): Promise<void> {
  await db
    .insertInto('proposal_file')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['competition_id', 'kecamatan_code', 'kind']).doUpdateSet(({ ref }) => ({
        sha256: ref('excluded.sha256'),
        file_name: ref('excluded.file_name'),
        uploaded_by: ref('excluded.uploaded_by'),
        uploaded_at: ref('excluded.uploaded_at'),
      })),
    )
    .execute()
}

export async function dropProposalFiles(db: Db, competitionId: number, kecamatan: string): Promise<void> {
  await db
    .deleteFrom('proposal_file')
    .where('competition_id', '=', competitionId)
    .where('kecamatan_code', '=', kecamatan)
    .execute()
}
