import { saveCredential } from '#db/queries/credentials'
import { type Actor, type Role, SYSTEM } from '~/domain/actors'
import { loadActorByAccount } from '~/services/actors.server'
import type { Context } from '~/services/context'
import { hashPassword } from '~/services/passwords.server'
import { insertPerson } from '~/services/people.server'
import { transact } from '~/services/transact.server'

/** Of every example account. Example accounts exist in the demo only. */
export const DEMO_PASSWORD = 'contoh-lentera-2026'

interface Member {
  account: string
  name: string
  title_before?: string
  title_after?: string
  office: string
  home_region?: string
  grants: { role: Role; region?: string; here?: boolean }[]
}

/** Invented people. `here` binds a role to the example competition. */
export const CAST: Member[] = [
  { account: 'admin', name: 'Rina Kartika', office: 'Pranata komputer', grants: [{ role: 'administrator' }] },
  {
    account: 'panitia',
    name: 'Rahmat Hidayat',
    title_after: 'S.STP.',
    office: 'Sekretariat panitia',
    grants: [{ role: 'organizer', region: '36.71' }],
  },
  {
    account: 'ketua',
    name: 'Siti Aminah',
    title_before: 'Dr.',
    title_after: 'M.Si.',
    office: 'Asisten Pemerintahan dan Kesra',
    home_region: '36.71.04.1001',
    grants: [{ role: 'chair', here: true }],
  },
  {
    account: 'juri1',
    name: 'Wati Suhartini',
    title_after: 'M.A.P.',
    office: 'Akademisi',
    home_region: '36.74.01.1001',
    grants: [],
  },
  {
    account: 'juri2',
    name: 'Bambang Prakoso',
    office: 'Bappeda',
    home_region: '36.71.07.1005',
    grants: [],
  },
  {
    account: 'juri3',
    name: 'Made Ayu Lestari',
    title_after: 'S.E.',
    office: 'Dinas Perindagkop dan UKM',
    home_region: '36.71.10.1001',
    grants: [],
  },
  {
    account: 'verifikator',
    name: 'Hendra Gunawan',
    office: 'Seksi Pemerintahan Kecamatan Karawaci',
    grants: [{ role: 'verifier', region: '36.71.07' }],
  },
  {
    account: 'pemeriksa',
    name: 'Yusuf Maulana',
    title_after: 'CGCAE',
    office: 'Inspektorat',
    grants: [{ role: 'inspector', here: true }],
  },
]

/** Accounts of a ward's team are named after the ward. */
export const teamAccounts = (wardName: string) => {
  const slug = wardName.toLowerCase().replace(/[^a-z]+/g, '')
  return { drafter: slug, responsible: `lurah.${slug}` }
}

async function addPerson(ctx: Context, { account, grants, ...person }: Member, competition: number | null) {
  const hash = await hashPassword(DEMO_PASSWORD)
  await transact(ctx, SYSTEM, { type: 'account.created' }, async (tx, record) => {
    const row = await insertPerson(ctx, tx, record, account, person)
    await saveCredential(tx, row.id, hash, ctx.now().toISOString())
    for (const { role, region, here } of grants)
      await record.insert('role_grant', {
        person_id: row.id,
        role,
        scope: here ? 'competition' : region ? 'region' : 'installation',
        region_code: region ?? null,
        competition_id: here ? competition : null,
        valid_from: ctx.now().toISOString(),
      })
  })
}

export async function addCast(ctx: Context): Promise<void> {
  for (const member of CAST.filter(({ grants }) => !grants.some(({ here }) => here)))
    await addPerson(ctx, member, null)
}

export async function addCompetitionCast(ctx: Context, competition: number): Promise<void> {
  for (const member of CAST.filter(({ grants }) => grants.some(({ here }) => here)))
    await addPerson(ctx, member, competition)
}

/** A drafter and the lurah of one ward. */
export async function addTeam(ctx: Context, competition: number, region: string, wardName: string) {
  const accounts = teamAccounts(wardName)
  const office = { drafter: 'Kepala Seksi Pemberdayaan', responsible: `Lurah ${wardName}` }
  for (const role of ['drafter', 'responsible'] as const)
    await addPerson(
      ctx,
      {
        account: accounts[role],
        name: role === 'drafter' ? `Penyusun ${wardName}` : `Lurah ${wardName}`,
        office: office[role],
        grants: [{ role, region, here: true }],
      },
      competition,
    )
  return { drafter: await actor(ctx, accounts.drafter), responsible: await actor(ctx, accounts.responsible) }
}

export async function actor(ctx: Context, account: string): Promise<Actor> {
  const found = await loadActorByAccount(ctx, account)
  if (!found) throw new Error(`no account ${account}`)
  return { ...found, via: 'web' }
}
