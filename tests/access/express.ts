import { Upload } from '@tus/server'
import { saveBlob } from '#db/queries/evidence'
import type { TestContext } from '#tests/support/context'
import { png, receive } from '#tests/support/dossiers'
import type { World } from '#tests/support/world'
import { Parts } from '~/server/uploads/parts'
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

const PHOTO = '019caca3-0000-7000-8000-00000000005b'

/** A photo in the team's draft. */
async function addPhoto({ open, cast, entries }: World, ctx: TestContext) {
  const { path, ...file } = await receive(ctx, 'foto.png', png(8, 8))
  await ctx.files.keep(path, file.sha256)
  const at = ctx.now().toISOString()
  const act = { type: 'evidence.added', competition: open.uid } as const
  await transact(ctx, cast.drafter, act, async (tx, record) => {
    const blob = { sha256: file.sha256, size: file.size, media_type: 'image/png', width: 8, height: 8 }
    await saveBlob(tx, { ...blob, created_at: at })
    await record.insert('evidence', {
      uid: PHOTO,
      dossier_id: entries.own.dossier.id,
      kind: 'file',
      blob_sha256: file.sha256,
      file_name: 'foto.png',
      uploaded_at: at,
    })
    return null
  })
}

const UPLOAD = 'a'.repeat(32)

/** An upload of the drafter's that is on its way. */
async function addUpload({ cast, entries }: World, ctx: TestContext) {
  const parts = new Parts(ctx.files.parts)
  const details = { caption: '', field: '', visibility: 'panel', personalData: false, showsChildren: false }
  const dossier = entries.own.dossier.uid
  const begun = ctx.now().toISOString()
  await parts.announce({
    id: UPLOAD,
    person: cast.drafter.uid,
    dossier,
    name: 'a.pdf',
    size: 9,
    details,
    begun,
  })
  await parts.create(new Upload({ id: UPLOAD, size: 9, offset: 0 }))
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
    route: 'express:/unduh/bukti/:uid/kecil',
    method: 'GET',
    path: (world) => `/unduh/bukti/${world.evidence.panel}/kecil`,
    state: 'a document, which has no small picture',
    expect: everybody(404, { anonymous: 303 }),
  },
  {
    route: 'express:/unduh/bukti/:uid/kecil',
    method: 'GET',
    path: () => `/unduh/bukti/${PHOTO}/kecil`,
    state: 'a photo that the team has not submitted yet',
    prepare: addPhoto,
    keeps: ['blob_variant', 'blob'],
    expect: everybody(404, readers),
  },
  {
    route: 'express:/unggah',
    method: 'POST',
    path: () => '/unggah',
    state: 'a file of no dossier',
    expect: everybody(404, { anonymous: 401 }),
  },
  ...(['HEAD', 'PATCH', 'DELETE'] as const).map(
    (method): AccessRow => ({
      route: 'express:/unggah/:id',
      method,
      path: () => `/unggah/${'0'.repeat(32)}`,
      state: 'no such upload',
      expect: everybody(404, { anonymous: 401 }),
    }),
  ),
  ...(['HEAD', 'PATCH', 'DELETE'] as const).map(
    (method): AccessRow => ({
      route: 'express:/unggah/:id',
      method,
      path: () => `/unggah/${UPLOAD}`,
      state: 'an upload that a colleague has begun',
      prepare: addUpload,
      expect: everybody(404, {
        anonymous: 401,
        drafter: method === 'HEAD' ? 200 : method === 'PATCH' ? 403 : 204,
      }),
    }),
  ),
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
