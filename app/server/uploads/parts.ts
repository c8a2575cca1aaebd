import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/server'
import type { BegunUpload } from '~/services/uploads.server'

const ID = /^[0-9a-f]{32}$/
/** Uploads that one person may have begun; a further one takes the place of the oldest. */
const MOST = 20

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Files that are still arriving, each beside a note of what it is: they outlive a restart. */
export class Parts extends DataStore {
  override extensions = ['creation', 'termination']
  readonly #begun = new Map<string, BegunUpload>()

  constructor(readonly directory: string) {
    super()
    mkdirSync(directory, { recursive: true })
  }

  /** @throws when the id is not one of ours, so that no other file can be named */
  path(id: string): string {
    if (!ID.test(id)) throw ERRORS.FILE_NOT_FOUND
    return join(this.directory, id)
  }

  /** Announces an upload that was let in, before the protocol creates it. */
  async announce(upload: BegunUpload): Promise<void> {
    const all = await Promise.all((await this.#list()).map((id) => this.find(id)))
    const own = all.filter((one) => one?.person === upload.person).filter((one) => one !== null)
    own.sort((a, b) => a.begun.localeCompare(b.begun))
    for (const old of own.slice(0, Math.max(0, own.length - MOST + 1))) await this.remove(old.id)
    this.#begun.set(upload.id, upload)
  }

  /** Forgets an announcement that came to nothing. */
  forget(id: string): void {
    this.#begun.delete(id)
  }

  async find(id: string): Promise<BegunUpload | null> {
    try {
      return JSON.parse(await readFile(`${this.path(id)}.json`, 'utf8')) as BegunUpload
    } catch (error) {
      if (isMissing(error) || error === ERRORS.FILE_NOT_FOUND) return null
      throw error
    }
  }

  override async create(upload: Upload): Promise<Upload> {
    const begun = this.#begun.get(upload.id)
    if (!begun) throw ERRORS.FILE_NOT_FOUND
    await writeFile(this.path(upload.id), '')
    await writeFile(`${this.path(upload.id)}.json`, JSON.stringify(begun))
    return upload
  }

  /**
   * Adds bytes as they come, one buffer at a time: the sender waits for the disk. What has come when the connection
   * breaks stays: the next piece begins there.
   * @returns the offset behind the last byte
   * @throws when more comes than `size`, what the file was announced with
   */
  async append(source: Readable, id: string, offset: number, size: number): Promise<number> {
    const file = await open(this.path(id), 'r+')
    let end = offset
    try {
      for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        if (end + chunk.length > size) throw ERRORS.ERR_SIZE_EXCEEDED
        for (let at = 0; at < chunk.length; )
          at += (await file.write(chunk, at, chunk.length - at, end + at)).bytesWritten
        end += chunk.length
      }
    } finally {
      await file.close()
    }
    return end
  }

  override async getUpload(id: string): Promise<Upload> {
    const begun = await this.find(id)
    if (!begun) throw ERRORS.FILE_NOT_FOUND
    try {
      const { size: offset } = await stat(this.path(id))
      return new Upload({ id, size: begun.size, offset })
    } catch (error) {
      if (isMissing(error)) throw ERRORS.FILE_NOT_FOUND
      throw error
    }
  }

  override async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true })
    await rm(`${this.path(id)}.json`, { force: true })
  }

  /** Removes what nothing was added to since that moment; returns how many. */
  async removeOlderThan(moment: Date): Promise<number> {
    let removed = 0
    for (const id of await this.#list()) {
      const touched = await stat(this.path(id)).catch(() => stat(`${this.path(id)}.json`))
      if (touched.mtime >= moment) continue
      await this.remove(id)
      removed++
    }
    return removed
  }

  async #list(): Promise<string[]> {
    const names = await readdir(this.directory)
    return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  }
}
