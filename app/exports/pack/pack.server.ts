import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import {
  MANIFEST,
  MANIFEST_SIGNATURE,
  PACK_KEY,
  PACK_SCHEMA,
  type PackedFile,
  type PackManifest,
} from '~/domain/inspection/pack'
import type { ComposedPack } from '~/domain/inspection/pack-order'
import { SOFTWARE } from '~/domain/software'
import type { Context } from '~/services/context'
import { sha256Hex } from '~/services/ids.server'
import { readChecklist } from '~/services/inspection/checklist.server'
import { openRanking } from '~/services/ranking.server'
import { openSigningKey, type SigningKey } from '~/services/signing-key.server'
import { transact } from '~/services/transact.server'
import { type ArchiveFile, openArchive } from '../archive-file.server'
import { guides } from './guide.server'

/** Files that get smaller by packing; the stored ones are pictures and PDFs. */
const TEXT = /\.(csv|json|jsonl|txt|html|pem)$/
const ANY_HASH = '0'.repeat(64)

/**
 * Writes everything that an inspector asks for of a competition as one ZIP, signed as a whole, and records that it was taken
 * out. @throws NotFoundError
 */
export async function makePack(
  ctx: Context,
  actor: Actor,
  { slug, uid }: { slug: string; uid: string },
  step: (done: number, total: number) => Promise<void>,
) {
  const competition = await openRanking(ctx, actor, slug, 'export.download')
  const checklist = await readChecklist(ctx, competition)
  const directory = ctx.files.temporary()
  const path = ctx.files.temporary()
  const archive = openArchive(path, ctx.now())
  try {
    await step(0, 2)
    const files = dirname(dirname(ctx.files.path(ANY_HASH)))
    const composed = await ctx.compute.composePack({
      ...{ competition: competition.id, directory, files, checklist },
    })
    await step(1, 2)
    const key = await openSigningKey(ctx)
    fill(archive, composed, key, ctx.now().toISOString())
    const written = await archive.close()
    await step(2, 2)
    await transact(
      ctx,
      actor,
      { type: 'export.downloaded', competition: competition.uid },
      async (_, record) =>
        record.refs({
          export: 'pack',
          files: written.files,
          version: composed.chain.seq,
          sha256: written.sha256,
        }),
    )
    await rename(path, ctx.files.archive(uid))
    return written
  } catch (error) {
    await archive.abort()
    await rm(path, { force: true })
    throw error
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

function fill(archive: ArchiveFile, composed: ComposedPack, key: SigningKey, madeAt: string): void {
  const { competition, chain, files, leftOut } = composed
  const listed: PackedFile[] = []
  const addText = (path: string, kind: PackedFile['kind'], text: string) => {
    listed.push({ path, kind, sha256: sha256Hex(text), bytes: Buffer.byteLength(text) })
    archive.addText(path, text)
  }
  for (const [path, text] of guides({ competition, chain, madeAt })) addText(path, 'guide', text)
  addText(PACK_KEY, 'key', key.publicKey)
  for (const { source, ...file } of files) {
    listed.push(file)
    archive.addFile(file.path, { source, sha256: file.sha256, compress: TEXT.test(file.path) })
  }
  const manifest: PackManifest = {
    ...{ schema: PACK_SCHEMA, competition, madeAt, software: SOFTWARE, chain, key: PACK_KEY },
    ...{ files: listed, leftOut },
  }
  const text = canonicalJson(manifest)
  archive.addText(MANIFEST, text)
  archive.addBytes(MANIFEST_SIGNATURE, Buffer.from(key.sign(text), 'base64'))
}
