import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hashSources, isBuilt } from '../../scripts/build-state.mjs'
import { readPort, refuseTakenPort } from '../../scripts/demo.mjs'
import { run } from '../../scripts/process.mjs'

it('names another port when the port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  await expect(refuseTakenPort(port)).rejects.toThrow(
    `Port ${port} is taken by another program. Choose another:\n  PORT=${port + 1} npm run demo`,
  )
  await new Promise((resolve) => other.close(resolve))
  expect(await refuseTakenPort(port)).toBeUndefined()
})

it('reads the port', () => {
  expect([readPort(undefined), readPort(''), readPort('8080')]).toEqual([3000, 3000, 8080])
  for (const text of ['abc', '0', '65536', '80.5', '-1']) expect(() => readPort(text)).toThrow('PORT must be')
})

it('hashes names and bytes of the sources, and nothing else', () => {
  const root = mkdtempSync(join(tmpdir(), 'sources-'))
  mkdirSync(join(root, 'app/routes'), { recursive: true })
  writeFileSync(join(root, 'app/routes/a.tsx'), 'a')
  const first = hashSources(root)
  writeFileSync(join(root, 'notes.md'), 'not a source')
  expect(hashSources(root)).toBe(first)
  writeFileSync(join(root, 'app/routes/a.tsx'), 'b')
  const second = hashSources(root)
  rmSync(join(root, 'app/routes/a.tsx'))
  writeFileSync(join(root, 'app/routes/b.tsx'), 'b')
  expect(new Set([first, second, hashSources(root)]).size).toBe(3)

  mkdirSync(join(root, 'build'))
  expect(isBuilt(root)).toBe(false)
  writeFileSync(join(root, 'build/.sources'), hashSources(root))
  expect(isBuilt(root)).toBe(true)
  writeFileSync(join(root, 'vite.config.ts'), 'export default {}')
  expect(isBuilt(root)).toBe(false)
  rmSync(root, { recursive: true })
})

it('reports how a program ended', async () => {
  const capture = { output: 'capture' } as const
  expect(await run('sh', ['-c', 'echo out; echo err >&2; exit 3'], capture)).toEqual({
    code: 3,
    output: 'out\nerr\n',
  })
  expect((await run('no-such-program', [], capture)).code).toBe(127)
  expect((await run('sh', ['-c', 'kill -TERM $$'], capture)).code).toBe(143)
  const late = await run('sh', ['-c', 'sleep 30'], { ...capture, timeout: 100 })
  expect(late).toEqual({ code: 124, output: '\nsh took longer than 0.1 s' })
})
