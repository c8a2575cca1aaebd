import { rmSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import { addDossierWorld, addFile, filesOnDisk, PDF, startDraft } from '#tests/support/dossiers'
import { makePdf, makePhoto } from '#tests/support/media'
import { JOB_KINDS } from '~/server/job-kinds'
import { startJobs } from '~/server/jobs'
import { viewEvidence } from '~/services/dossiers.server'
import { findEvidenceFile, findEvidenceThumbnail } from '~/services/revisions.server'

async function withPhoto(ctx: TestContext) {
  const world = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, world.drafter)
  const photo = await makePhoto(600, 400)
  const evidence = await addFile(ctx, world.drafter, uid, {
    name: 'warga.jpg',
    bytes: photo,
    field: 'photos',
  })
  return { ...world, uid, photo, evidence }
}

async function runJobs(ctx: TestContext) {
  const runner = await startJobs(ctx, JOB_KINDS, 5)
  const waiting = () =>
    ctx.db.selectFrom('job').select('state').where('state', 'in', ['waiting', 'running']).execute()
  await expect.poll(waiting).toEqual([])
  await runner.stop()
}

const middle = async (path: string, left: number, top: number) =>
  sharp(await sharp(path).extract({ left, top, width: 1, height: 1 }).raw().toBuffer(), {
    raw: { width: 1, height: 1, channels: 3 },
  }).stats()

describe('a photo that tells where it was taken', () => {
  it('is kept as it was for its team and the inspector, and bare and upright for all others', async () => {
    const ctx = await useTestContext()
    const { drafter, responsible, verifier, organizer, evidence, photo, competition } = await withPhoto(ctx)
    const inspector = await addPerson(ctx, {
      account: 'irban',
      grants: [{ role: 'inspector', competition: competition.id }],
    })
    await runJobs(ctx)
    for (const owner of [drafter, responsible, inspector]) {
      const file = await findEvidenceFile(ctx, owner, evidence)
      expect(file).toMatchObject({ size: photo.length, fileName: 'warga.jpg' })
      expect((await sharp(file.path).metadata()).exif).toBeDefined()
    }
    for (const other of [verifier, organizer]) {
      const file = await findEvidenceFile(ctx, other, evidence)
      const picture = await sharp(file.path).metadata()
      expect(file).toMatchObject({ mediaType: 'image/jpeg', fileName: 'warga.jpg' })
      expect([picture.width, picture.height, picture.orientation]).toEqual([600, 400, undefined])
      expect([picture.exif, picture.xmp, picture.iptc]).toEqual([undefined, undefined, undefined])
      expect((await sharp(file.path).toBuffer()).includes('PonselWarga')).toBe(false)
      expect((await middle(file.path, 300, 100)).dominant).toMatchObject({ r: 248, b: 8 })
      expect((await middle(file.path, 300, 300)).dominant).toMatchObject({ r: 8, b: 248 })
    }
  })

  it('has a small picture for lists, made with the upload', async () => {
    const ctx = await useTestContext()
    const { verifier, otherTeam, evidence } = await withPhoto(ctx)
    const small = await findEvidenceThumbnail(ctx, verifier, evidence)
    const picture = await sharp(small.path).metadata()
    expect([picture.format, picture.width, picture.height, picture.exif]).toEqual([
      'webp',
      320,
      213,
      undefined,
    ])
    expect(small).toMatchObject({ mediaType: 'image/webp', fileName: 'warga.jpg.webp' })
    await expect(findEvidenceThumbnail(ctx, otherTeam, evidence)).rejects.toMatchObject({
      name: 'NotFoundError',
    })
  })

  it('is made bare when somebody asks before that was done, once', async () => {
    const ctx = await useTestContext()
    const { verifier, evidence } = await withPhoto(ctx)
    const first = await findEvidenceFile(ctx, verifier, evidence)
    const files = filesOnDisk(ctx)
    expect(await findEvidenceFile(ctx, verifier, evidence)).toEqual(first)
    await runJobs(ctx)
    expect(await findEvidenceFile(ctx, verifier, evidence)).toEqual(first)
    expect(filesOnDisk(ctx)).toEqual(files)
  })

  it('keeps no half-made rendition when the original cannot be read', async () => {
    const ctx = await useTestContext()
    const { drafter, verifier, evidence } = await withPhoto(ctx)
    rmSync((await findEvidenceFile(ctx, drafter, evidence)).path)
    const files = filesOnDisk(ctx)
    await expect(findEvidenceFile(ctx, verifier, evidence)).rejects.toMatchObject({ name: 'NotFoundError' })
    expect(filesOnDisk(ctx)).toEqual(files)
  })
})

it('counts the pages of a PDF, which is handed out as it is', async () => {
  const ctx = await useTestContext()
  const { drafter, verifier } = await addDossierWorld(ctx)
  const { uid } = await startDraft(ctx, drafter)
  await addFile(ctx, drafter, uid, { name: 'tiga.pdf', bytes: await makePdf(3) })
  const evidence = await addFile(ctx, drafter, uid, { name: 'satu.pdf', bytes: PDF })
  expect((await viewEvidence(ctx, drafter, uid)).evidence.map(({ pages }) => pages)).toEqual([3, 1])
  expect(await findEvidenceFile(ctx, verifier, evidence)).toMatchObject({ size: PDF.length })
  await expect(findEvidenceThumbnail(ctx, verifier, evidence)).rejects.toMatchObject({
    name: 'NotFoundError',
  })
})
