import { SYSTEM } from '~/domain/actors'
import type { OpenContext } from '~/server/context'
import { loadActor } from '~/services/actors.server'
import { startDossier } from '~/services/dossier-start.server'
import { hashPassword } from '~/services/passwords.server'
import { transact } from '~/services/transact.server'
import { type Load, PASSWORD } from './seed'

const KECAMATAN = '36.71.90'

export interface Team {
  account: string
  person: string
  dossier: string
}

/** Teams of so many wards, each with an account and a dossier begun. */
export async function addTeams(
  ctx: OpenContext,
  { slug, competition }: Load,
  count: number,
): Promise<Team[]> {
  const at = ctx.now().toISOString()
  const wards = Array.from({ length: count }, (_, index) => `${KECAMATAN}.${1001 + index}`)
  const ward = (code: string) => ({
    ...{ code, name: `Kelurahan ${code}`, level: 'kelurahan' as const, parent_code: KECAMATAN },
  })
  await ctx.db
    .insertInto('region')
    .values([
      { code: KECAMATAN, name: 'Kecamatan', level: 'kecamatan', parent_code: '36.71' },
      ...wards.map(ward),
    ])
    .execute()
  const hash = await hashPassword(PASSWORD)
  const people = await transact(ctx, SYSTEM, { type: 'account.created' }, async (tx, record) => {
    const added: { id: number; uid: string; account: string; ward: string }[] = []
    for (const [index, code] of wards.entries()) {
      const account = `tim-${index + 1}`
      const { id, uid } = await record.insert('person', { account, name: account, created_at: at })
      await tx
        .insertInto('credential')
        .values({ person_id: id, password_hash: hash, changed_at: at })
        .execute()
      await record.insert('role_grant', {
        ...{ person_id: id, role: 'drafter', scope: 'competition', region_code: code },
        ...{ competition_id: competition.id, valid_from: at },
      })
      added.push({ id, uid, account, ward: code })
    }
    return added
  })
  const teams: Team[] = []
  for (const { id, uid, account, ward: code } of people) {
    const actor = await loadActor(ctx, id)
    if (!actor) throw new Error(`no ${account}`)
    const innovation = { kind: 'new', name: 'Bank sampah' } as const
    const started = await startDossier(ctx, actor, { slug, ward: code, category: 'umum', innovation })
    teams.push({ account, person: uid, dossier: started.uid })
  }
  return teams
}
