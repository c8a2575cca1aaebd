import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, addFile, completeDraft, DETAILS, PDF, png, release } from '#tests/support/dossiers'
import { readPdf } from '#tests/support/pdf-text'
import { readZip } from '#tests/support/zip'
import { makeArchive } from '~/exports/archive.server'
import { changeEvidence } from '~/services/evidence.server'
import { submitDossier } from '~/services/submissions.server'
import { transact } from '~/services/transact.server'

const OF = { slug: 'lomba-uji-2026', uid: '019cac7d-0380-7400-b323-f804f4511190' }

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

it('writes a folder per entry with the dossier and what may be taken out, and a sum of each file', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const uid = await completeDraft(ctx, world.drafter)
  const photo = png(8, 8)
  await addFile(ctx, world.drafter, uid, {
    name: 'Foto: RW?.png',
    bytes: photo,
    field: 'photos',
    visibility: 'public',
  })
  const delicate = await addFile(ctx, world.drafter, uid, { name: 'penerima-bantuan.png', bytes: png(7, 7) })
  await changeEvidence(ctx, world.drafter, {
    uid,
    evidence: delicate,
    details: { ...DETAILS, personalData: true },
  })
  await addFile(ctx, world.drafter, uid, {
    name: 'tertutup.png',
    bytes: png(9, 9),
    field: 'photos',
    visibility: 'closed',
  })
  await release(ctx, world.responsible, uid)
  await submitDossier(ctx, world.drafter, { uid })
  const steps: [number, number][] = []
  const made = await makeArchive(ctx, world.organizer, OF, async (done, total) => {
    steps.push([done, total])
  })
  const bytes = readFileSync(ctx.files.archive(OF.uid))
  expect([sha256(bytes), bytes.length, made.files]).toEqual([made.sha256, made.bytes, 4])
  expect(steps).toEqual([[0, 1]])
  const files = readZip(bytes)
  expect([...files.keys()].sort()).toEqual([
    'P-001 Sukarasa/TIDAK-DISERTAKAN.txt',
    'P-001 Sukarasa/berkas.pdf',
    'P-001 Sukarasa/bukti/01 proposal.pdf',
    'P-001 Sukarasa/bukti/02 Foto_ RW_.png',
    'SHA256SUMS',
  ])
  expect(files.get('P-001 Sukarasa/berkas.pdf')?.subarray(0, 5).toString()).toBe('%PDF-')
  // Not the uploaded bytes, which may tell place and device, but the picture made from them.
  expect(files.get('P-001 Sukarasa/bukti/02 Foto_ RW_.png')?.equals(photo)).toBe(false)
  expect(files.get('P-001 Sukarasa/TIDAK-DISERTAKAN.txt')?.toString()).toBe(
    'Bukti dukung yang tidak disertakan dalam ZIP ini:\r\n- 1 ditandai memuat data pribadi atau anak\r\n- 1 ditutup oleh timnya, atau gambarnya tidak dapat dibaca\r\n',
  )
  const sums = files.get('SHA256SUMS')?.toString().trim().split('\n') ?? []
  expect(sums).toHaveLength(4)
  for (const line of sums) {
    const [sum = '', name = ''] = line.split('  ')
    expect([name, sha256(files.get(name) ?? Buffer.alloc(0))]).toEqual([name, sum])
  }
  expect(files.get('P-001 Sukarasa/bukti/01 proposal.pdf')?.equals(PDF)).toBe(true)
  const { pages } = await readPdf(files.get('P-001 Sukarasa/berkas.pdf') ?? Buffer.alloc(0))
  const text = pages.join('\n')
  expect(['proposal.pdf', 'penerima-bantuan', 'tertutup'].map((name) => text.includes(name))).toEqual([
    true,
    false,
    false,
  ])
  const [event] = await ctx.db
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'export.downloaded')
    .execute()
  expect(JSON.parse(event?.body ?? '{}').refs).toEqual({
    export: 'archive',
    dossiers: 1,
    sha256: made.sha256,
  })
})

it('is not made for who may not take data out', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  for (const actor of [world.verifier, world.drafter])
    await expect(makeArchive(ctx, actor, OF, async () => {})).rejects.toMatchObject({
      name: 'NotFoundError',
    })
})

it('holds the newest of what stages asked for in the folder of the entry, and its links in a list', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const uid = await completeDraft(ctx, world.drafter)
  await release(ctx, world.responsible, uid)
  await submitDossier(ctx, world.drafter, { uid })
  const { id: entry_id } = await ctx.db.selectFrom('entry').select('id').executeTakeFirstOrThrow()
  const { sha256: blob_sha256 } = await ctx.db.selectFrom('blob').select('sha256').executeTakeFirstOrThrow()
  const act = { type: 'material.given', competition: world.competition.uid } as const
  await transact(ctx, world.drafter, act, async (_, record) => {
    const place = { competition_id: world.competition.id, stage: 'proposal', entry_id, label: 'P-001' }
    const { id: stage_entry_id } = await record.insert('stage_entry', { ...place, revisions: '[]' })
    const given = { stage_entry_id, given_by: world.drafter.id ?? 0, given_at: ctx.now().toISOString() }
    for (const version of [1, 2])
      await record.insert('stage_material', {
        ...{ ...given, code: 'tayangan', version, blob_sha256, file_name: `paparan-${version}.pdf` },
      })
    await record.insert('stage_material', {
      ...given,
      code: 'video',
      version: 1,
      url: 'https://contoh.test/v',
    })
  })
  await makeArchive(ctx, world.organizer, OF, async () => {})
  const files = readZip(readFileSync(ctx.files.archive(OF.uid)))
  expect([...files.keys()].filter((name) => name.includes('/bahan/')).sort()).toEqual([
    'P-001 Sukarasa/bahan/TAUTAN.txt',
    'P-001 Sukarasa/bahan/proposal paparan-2.pdf',
  ])
  expect(files.get('P-001 Sukarasa/bahan/TAUTAN.txt')?.toString()).toBe(
    'proposal video: https://contoh.test/v (2026-03-02T03:00:00.000Z)\r\n',
  )
  expect(files.get('P-001 Sukarasa/bahan/proposal paparan-2.pdf')?.equals(PDF)).toBe(true)
})
