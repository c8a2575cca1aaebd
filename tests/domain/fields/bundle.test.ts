import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('a page on which a team writes loads the fields without zod', async () => {
  const { metafile } = await build({
    stdin: {
      contents: `export * from './app/domain/fields'; export * from './app/domain/fields/completeness'`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const foreign = Object.keys(metafile.inputs).filter(
    (file) => !file.startsWith('app/domain/') && file !== '<stdin>',
  )
  expect(foreign).toEqual([])
})
