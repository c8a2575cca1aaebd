import { addOpenCompetition, RULES } from './competition'
import { addPerson, type TestContext } from './context'

/** The competition of Kota Tangerang with one person per role. */
export async function addCast(ctx: TestContext) {
  const rahman = await addPerson(ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
  const { competition } = await addOpenCompetition(ctx, rahman, RULES)
  const { id } = competition
  const inCompetition = (account: string, role: 'chair' | 'judge' | 'inspector' | 'organizer') =>
    addPerson(ctx, { account, grants: [{ role, competition: id }] })
  const team = (account: string, role: 'drafter' | 'responsible', region: string) =>
    addPerson(ctx, { account, grants: [{ role, competition: id, region }] })
  return {
    competition,
    rahman,
    admin: await addPerson(ctx, { account: 'admin-sistem', grants: [{ role: 'administrator' }] }),
    ketua: await inCompetition('ketua', 'chair'),
    wati: await inCompetition('wati', 'judge'),
    irban: await inCompetition('irban', 'inspector'),
    panitia: await inCompetition('panitia', 'organizer'),
    karawaci: await addPerson(ctx, {
      account: 'camat-karawaci',
      grants: [{ role: 'verifier', region: '36.71.07' }],
    }),
    tangerang: await addPerson(ctx, {
      account: 'camat-tangerang',
      grants: [{ role: 'verifier', region: '36.71.01' }],
    }),
    penyusun: await team('nusajaya1', 'drafter', '36.71.07.1004'),
    lurah: await team('nusajaya2', 'responsible', '36.71.07.1004'),
    lain: await team('sukarasa1', 'drafter', '36.71.01.1001'),
  }
}

export type Cast = Awaited<ReturnType<typeof addCast>>
