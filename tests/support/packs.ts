import { readFileSync, writeFileSync } from 'node:fs'
import { ZipFile } from 'yazl'
import { type TestContext, useTestContext } from '#tests/support/context'
import { addResultWorld, announceBy, closeMeetingOf, decreeBy, freezeBy } from '#tests/support/results'
import { makePack } from '~/exports/pack/pack.server'

export const PACK_UID = '019cac7d-0380-7400-b323-f804f4511191'

/** Two results, the first announced, the second its correction. */
export async function addPackWorld(ctx: TestContext, options: Parameters<typeof addResultWorld>[1] = {}) {
  const world = await addResultWorld(ctx, options)
  await closeMeetingOf(ctx, world)
  const place = { slug: world.slug, number: 1 }
  await freezeBy(ctx, world.sari, world.chair, world)
  await decreeBy(ctx, world.sari, world.chair, place, {})
  await announceBy(ctx, world.sari, world.chair, place, { date: '2026-05-02', embargo: null })
  await freezeBy(ctx, world.sari, world.chair, world, 'Sanggahan dikabulkan')
  return world
}

/** The pack of such a competition. */
export async function packOfWorld(open?: TestContext) {
  const ctx = open ?? (await useTestContext())
  const world = await addPackWorld(ctx)
  const steps: [number, number][] = []
  const made = await makePack(ctx, world.chair, { slug: world.slug, uid: PACK_UID }, async (done, total) => {
    steps.push([done, total])
  })
  const path = ctx.files.archive(PACK_UID)
  return { ctx, world, made, path, steps, bytes: readFileSync(path) }
}

/** Writes files as a ZIP such as this program writes, whatever their lists of sums say. */
export async function repack(path: string, files: ReadonlyMap<string, Buffer>): Promise<string> {
  const zip = new ZipFile()
  const options = { mtime: new Date('2026-05-01T00:00:00.000Z'), mode: 0o100644 }
  for (const [name, bytes] of files) zip.addBuffer(bytes, name, options)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  writeFileSync(path, Buffer.concat(chunks))
  return path
}

/** The same files with one byte of one of them changed. */
export function flip(
  files: ReadonlyMap<string, Buffer>,
  name: string,
  offset: number,
  by = 1,
): Map<string, Buffer> {
  const bytes = Buffer.from(files.get(name) ?? '')
  bytes[offset] = ((bytes[offset] ?? 0) + by) % 256
  return new Map([...files, [name, bytes]])
}
