import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { makePdf, makePhoto } from '#tests/support/media'
import { openMedia } from '~/server/media'

const folder = mkdtempSync(join(tmpdir(), 'sinilai-media-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

function open(workerFile: string, limits?: { seconds: number; megabytes: number }) {
  const media = openMedia(workerFile, limits)
  onTestFinished(() => media.close())
  return media
}

/** Tasks that never end and that take all memory, as a reader might that a file has broken. */
const hostile = () =>
  write(
    'hostile.mjs',
    `export const renderPicture = () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)) }
     export const readPdf = (path) => { if (path === 'well') return { ok: true, pages: 1 }; for (;;); }`,
  )

it('ends a reader that does not come to an end, and reads the next file', async () => {
  const media = open(hostile(), { seconds: 1, megabytes: 64 })
  const [stuck, well] = await Promise.all([media.readPdf('stuck'), media.readPdf('well')])
  expect(stuck).toEqual({ ok: false, problem: 'file_too_complex' })
  expect(well).toEqual({ ok: true, pages: 1 })
})

it('ends a reader that takes too much memory, and reads the next file', async () => {
  const media = open(hostile(), { seconds: 20, megabytes: 64 })
  const order = {
    path: 'bomb',
    mediaType: 'image/png',
    kind: 'thumbnail',
    to: join(folder, 'never'),
  } as const
  expect(await media.renderPicture(order)).toEqual({ ok: false, problem: 'file_too_complex' })
  expect(await media.readPdf('well')).toEqual({ ok: true, pages: 1 })
}, 30_000)

it('reads pictures and documents in the bundled thread', async () => {
  const media = open(resolve('build/media-worker.js'))
  expect(await media.readPdf(write('dua.pdf', await makePdf(2)))).toEqual({ ok: true, pages: 2 })
  expect(await media.readPdf(write('kunci.pdf', await makePdf(1, 'rahasia')))).toEqual({
    ...{ ok: false, problem: 'pdf_locked' },
  })
  const path = write('foto.jpg', await makePhoto(640, 480))
  const to = join(folder, 'kecil.webp')
  const small = await media.renderPicture({ path, mediaType: 'image/jpeg', kind: 'thumbnail', to })
  expect(small).toMatchObject({ ok: true, mediaType: 'image/webp', width: 320, height: 240 })
  expect(existsSync(to)).toBe(true)
})
