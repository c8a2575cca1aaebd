import type { Db } from '../connect'

/** Kecamatan that a competition's entries come from, by code. */
export async function listKecamatan(
  db: Db,
  competitionId: number,
): Promise<{ code: string; name: string }[]> {
  const rows = await db
    .selectFrom('entry')
    .select(['kecamatan_code', 'kecamatan_name'])
    .where('competition_id', '=', competitionId)
    .where('kecamatan_code', 'is not', null)
    .groupBy(['kecamatan_code', 'kecamatan_name'])
    .orderBy('kecamatan_code')
    .execute()
  return rows.map(({ kecamatan_code, kecamatan_name }) => ({
    code: kecamatan_code ?? '',
    name: kecamatan_name ?? '',
  }))
}
