import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { transact } from '~/services/transact.server'
import { type AccessRow, everybody } from './row'

/** Those who may read the whole dossier of the world's first entry. */
const readers = {
  anonymous: 303,
  organizer: 200,
  chair: 200,
  verifier: 200,
  drafter: 200,
  responsible: 200,
  inspector: 200,
} as const

const evidence = (visibility: 'public' | 'panel' | 'closed', judge: number): AccessRow => ({
  route: 'express:/unduh/bukti/:uid',
  method: 'GET',
  path: (world) => `/unduh/bukti/${world.evidence[visibility]}`,
  state: `evidence ${visibility}`,
  expect: everybody(404, { ...readers, judge }),
})

const STATEMENT = '019caca3-0000-7000-8000-00000000005a'

/** A signed statement by which the team released its first dossier. */
async function addStatement({ open, cast, entries, evidence: { panel } }: World, ctx: TestContext) {
  const file = await ctx.db
    .selectFrom('evidence')
    .select('blob_sha256')
    .where('uid', '=', panel)
    .executeTakeFirstOrThrow()
  const act = { type: 'dossier.released', competition: open.uid } as const
  await transact(ctx, cast.drafter, act, async (_, record) => {
    await record.insert('release', {
      uid: STATEMENT,
      dossier_id: entries.own.dossier.id,
      kind: 'statement',
      draft_sha256: '0'.repeat(64),
      released_by: cast.drafter.id ?? 0,
      statement_sha256: file.blob_sha256,
      released_at: ctx.now().toISOString(),
    })
    return null
  })
}

/** What Express answers before any route of Remix. */
export const rows: AccessRow[] = [
  { route: 'express:/sehat', method: 'GET', path: () => '/sehat', expect: everybody(200) },
  { route: 'express:static', method: 'GET', path: () => '/favicon.svg', expect: everybody(200) },
  {
    route: 'express:static',
    method: 'GET',
    path: () => '/assets/nothing.js',
    state: 'no such asset',
    expect: everybody(404),
  },
  evidence('public', 200),
  evidence('panel', 200),
  evidence('closed', 404),
  {
    route: 'express:/unduh/bukti/:uid',
    method: 'GET',
    path: () => '/unduh/bukti/019caca3-0000-7000-8000-000000000000',
    state: 'no such evidence',
    expect: everybody(404, { anonymous: 303 }),
  },
  {
    route: 'express:/unduh/surat/:uid',
    method: 'GET',
    path: () => `/unduh/surat/${STATEMENT}`,
    state: 'the signed statement of the first entry',
    prepare: addStatement,
    expect: everybody(404, readers),
  },
  {
    route: 'express:/unduh/surat/:uid',
    method: 'GET',
    path: () => '/unduh/surat/019caca3-0000-7000-8000-000000000000',
    state: 'no such statement',
    expect: everybody(404, { anonymous: 303 }),
  },
]
