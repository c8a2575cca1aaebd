import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type TestContext, useTestContext } from '#tests/support/context'
import { PDF, png } from '#tests/support/dossiers'
import { addPackWorld, PACK_UID } from '#tests/support/packs'
import type { ResultWorld } from '#tests/support/results'
import { readZip } from '#tests/support/zip'
import type { Actor } from '~/domain/actors'
import type { InspectionItem } from '~/domain/inspection/checklist'
import { makePack } from '~/exports/pack/pack.server'
import { sha256Hex } from '~/services/ids.server'
import {
  clearPaper,
  findPaperFile,
  keepPaper,
  viewChecklist,
  viewPapers,
} from '~/services/inspection/papers.server'
import { verifyPack } from '~/services/inspection/verify-pack.server'

const NOTHING = { personalData: false, showsChildren: false }

async function keep(
  ctx: TestContext,
  actor: Actor,
  slug: string,
  { item, bytes, ...flags }: { item: InspectionItem; bytes: Buffer } & typeof NOTHING,
) {
  const path = ctx.files.temporary()
  writeFileSync(path, bytes)
  const file = { name: 'dokumen.pdf', path, size: bytes.length, sha256: sha256Hex(bytes) }
  return keepPaper(ctx, actor, { slug, item, ...flags, file })
}

async function pack(ctx: TestContext, { chair, slug }: ResultWorld) {
  await makePack(ctx, chair, { slug, uid: PACK_UID }, async () => {})
  const path = ctx.files.archive(PACK_UID)
  const { findings, leftOut } = await verifyPack(path)
  const files = readZip(readFileSync(path))
  return {
    findings,
    leftOut,
    files,
    papers: [...files.keys()].filter((name) => /^pemeriksaan\/.*\//.test(name)),
  }
}

it('says what is in the system, what was uploaded, and what is not there yet', async () => {
  const ctx = await useTestContext()
  const world = await addPackWorld(ctx)
  await keep(ctx, world.sari, world.slug, { item: 'handover', bytes: PDF, ...NOTHING })
  const { lines } = await viewChecklist(ctx, world.sari, world.slug)
  expect(lines.filter(({ uploaded, inSystem }) => uploaded + inSystem > 0)).toEqual([
    { item: 'minutes', uploaded: 0, inSystem: 1 },
    { item: 'independence', uploaded: 0, inSystem: 3 },
    { item: 'decree', uploaded: 0, inSystem: 1 },
    { item: 'handover', uploaded: 1, inSystem: 0 },
  ])
  const { papers, mayKeep, mayClear } = await viewPapers(ctx, world.sari, world.slug, 'handover')
  expect(papers.map(({ number, fileName, given }) => [number, fileName, given])).toEqual([
    [1, 'dokumen.pdf', null],
  ])
  expect([mayKeep, mayClear]).toEqual([true, false])
  const handed = await findPaperFile(ctx, world.chair, papers[0]?.uid ?? '')
  expect(readFileSync(handed.path).equals(PDF)).toBe(true)
})

it('puts papers into the pack, those about people only when the chair decided so', async () => {
  const ctx = await useTestContext()
  const world = await addPackWorld(ctx)
  const { sari, chair, slug } = world
  await keep(ctx, sari, slug, { item: 'minutes', bytes: PDF, ...NOTHING })
  const children = { personalData: false, showsChildren: true }
  const { uid } = await keep(ctx, sari, slug, { item: 'photos', bytes: png(5, 4), ...children })
  const before = await pack(ctx, world)
  expect([before.findings, before.leftOut, before.papers]).toEqual([
    [],
    1,
    ['pemeriksaan/notulen/notulen-1.pdf'],
  ])
  await expect(clearPaper(ctx, sari, { slug, uid, give: true })).rejects.toMatchObject({
    name: 'ForbiddenError',
  })
  await clearPaper(ctx, chair, { slug, uid, give: true })
  const after = await pack(ctx, world)
  expect([after.findings, after.leftOut, after.papers.sort()]).toEqual([
    [],
    0,
    ['pemeriksaan/foto/foto-1.png', 'pemeriksaan/notulen/notulen-1.pdf'],
  ])
  const list = after.files.get('pemeriksaan/daftar-periksa.csv')?.toString() ?? ''
  expect(list).toContain('"foto",1,0,"ada"')
  expect(list).toContain('"serah-terima-hadiah",0,0,"belum ada"')
})

it('takes no file that is none of its kinds, and nothing from those who may not', async () => {
  const ctx = await useTestContext()
  const { sari, chair, slug } = await addPackWorld(ctx)
  const photo = { item: 'photos', ...NOTHING } as const
  await expect(keep(ctx, sari, slug, { ...photo, bytes: Buffer.from('GIF89a') })).rejects.toMatchObject({
    problems: [{ field: 'file' }],
  })
  await expect(keepPaper(ctx, sari, { slug, ...photo, file: undefined })).rejects.toMatchObject({
    problems: [{ field: 'file', kind: 'file_required' }],
  })
  await expect(keep(ctx, chair, slug, { ...photo, bytes: PDF })).rejects.toMatchObject({
    name: 'ForbiddenError',
  })
})
