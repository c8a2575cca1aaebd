import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { whereInScope } from '#db/queries/scope'
import { addOpenCompetition, RULES } from '#tests/support/competition'
import { addPerson, openTestContext, type TestContext } from '#tests/support/context'
import { type Actor, type Grant, ROLES } from '~/domain/actors'
import { can, scope } from '~/domain/policy'

let ctx: TestContext
let wards: { competition: number; host: string; ward: string; entry: number }[]

beforeAll(async () => {
  ctx = await openTestContext()
  const by = await addPerson(ctx, { account: 'rahman' })
  const first = await addOpenCompetition(ctx, by, RULES, 'kota')
  const second = await addOpenCompetition(
    ctx,
    by,
    { ...RULES, tier: 'provinsi', hostRegion: { code: '36', name: 'Banten' } },
    'provinsi',
  )
  const places: [number, string, string][] = [
    [first.competition.id, '36.71', '36.71.01.1001'],
    [first.competition.id, '36.71', '36.71.07.1001'],
    [second.competition.id, '36', '36.71.07.1004'],
    [second.competition.id, '36', '36.74.01.1001'],
  ]
  wards = places.map(([competition, host, ward], entry) => ({ competition, host, ward, entry }))
})
afterAll(() => ctx.close())

const grant = fc.record({
  role: fc.constantFrom(...ROLES),
  region: fc.constantFrom(null, 'ID', 'R1', 'R2', '36', '36.71', '36.71.07', '36.71.07.1001', '36.74'),
  competition: fc.constantFrom(null, 1, 2),
})

const toGrant = (
  { role, region, competition }: typeof grant extends fc.Arbitrary<infer T> ? T : never,
  id: number,
): Grant => ({
  id,
  role,
  scope: competition ? 'competition' : region ? 'region' : 'installation',
  region,
  competition,
})

it('lists exactly what may be seen one by one, for wards and for competitions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(grant, { maxLength: 4 }), async (grants) => {
      const actor: Actor = {
        id: 1,
        uid: 'u',
        account: 'u',
        name: 'u',
        locale: 'id',
        via: 'web',
        grants: grants.map(toGrant),
      }
      for (const permission of ['dossier.view', 'dossier.write'] as const) {
        const allowed = wards
          .filter(({ competition, host, ward }) =>
            can(actor, permission, { id: competition, hostRegion: host, region: ward }),
          )
          .map(({ entry }) => entry)
        const values = wards.map((w) => ({ c: w.competition, h: w.host, w: w.ward, e: w.entry }))
        const rows = await ctx.db
          .selectFrom(
            ctx.db
              .selectFrom('competition')
              .crossJoin('region')
              .select(['competition.id as c', 'competition.host_region as h', 'region.code as w'])
              .as('place'),
          )
          .selectAll()
          .where((eb) =>
            whereInScope(eb, scope(permission, actor), { competition: 'c', host: 'h', ward: 'w' }),
          )
          .execute()
        const listed = values.filter((v) => rows.some((r) => r.c === v.c && r.w === v.w)).map(({ e }) => e)
        expect(listed).toEqual(allowed)
      }
      const seen = await ctx.db
        .selectFrom('competition')
        .select(['id', 'host_region'])
        .where((eb) =>
          whereInScope(eb, scope('competition.view', actor), { competition: 'id', host: 'host_region' }),
        )
        .orderBy('id')
        .execute()
      const all = await ctx.db.selectFrom('competition').select(['id', 'host_region']).orderBy('id').execute()
      expect(seen).toEqual(
        all.filter(({ id, host_region }) => can(actor, 'competition.view', { id, hostRegion: host_region })),
      )
    }),
    { numRuns: 300 },
  )
})
