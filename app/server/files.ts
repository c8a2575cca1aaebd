import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '~/services/context'

const HASH = /^[0-9a-f]{64}$/

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  await directory.sync().finally(() => directory.close())
}

/** Blobs under `<dataDir>/files/<first two>/<sha256>`; unfinished ones under `files/tmp`. */
export function openFiles(dataDir: string): Files {
  const root = join(dataDir, 'files')
  const tmp = join(root, 'tmp')
  const archives = join(dataDir, 'archives')
  for (const directory of [tmp, archives]) mkdirSync(directory, { recursive: true })

  const path = (sha256: string) => {
    if (!HASH.test(sha256)) throw new Error('not a SHA-256 in hex')
    return join(root, sha256.slice(0, 2), sha256)
  }
  return {
    path,
    parts: join(root, 'parts'),
    archive: (job) => join(archives, `${job}.zip`),
    sweepTemporary() {
      for (const name of readdirSync(tmp)) rmSync(join(tmp, name), { force: true, recursive: true })
    },
    temporary: () => join(tmp, randomUUID()),
    async keep(temporary, sha256) {
      const target = path(sha256)
      if (existsSync(target)) {
        await utimes(target, new Date(), new Date())
        return rm(temporary, { force: true })
      }
      const file = await open(temporary, 'r+')
      await file.sync().finally(() => file.close())
      mkdirSync(join(root, sha256.slice(0, 2)), { recursive: true })
      await rename(temporary, target)
      await syncDirectory(join(root, sha256.slice(0, 2)))
      await syncDirectory(root)
    },
  }
}
