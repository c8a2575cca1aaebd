import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withLock } from '../../scripts/lock.mjs'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  path = join(folder, 'sub', 'a.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('lets one at a time work', async () => {
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setTimeout(resolve, 20))
    inside -= 1
    return most
  }
  expect(await Promise.all([1, 2, 3].map(() => withLock(path, work)))).toEqual([1, 1, 1])
  expect(existsSync(path)).toBe(false)
})

it('is released when the work fails', async () => {
  await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(existsSync(path)).toBe(false)
})

it('takes over from a process that is gone', async () => {
  await withLock(path, async () => {})
  writeFileSync(path, '4194305')
  let waits = 0
  expect(await withLock(path, async () => 'done', { onWait: () => waits++ })).toBe('done')
  expect(waits).toBe(1)
})

it('takes over a lock whose holder no longer touches it', async () => {
  await withLock(path, async () => {})
  writeFileSync(path, String(process.pid))
  const old = new Date(Date.now() - 60_000)
  utimesSync(path, old, old)
  expect(await withLock(path, async () => 'done')).toBe('done')
})
