import { rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { type BuildOptions, build } from 'esbuild'
import { build as viteBuild } from 'vite'
import { slimManifest } from './slim-manifest'

/** Everything from node_modules stays outside: native parts cannot be bundled and the rest need not be. */
const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  external: builtinModules.flatMap((name) => [name, `node:${name}`]),
  outdir: 'build',
  logLevel: 'warning',
  legalComments: 'none',
}

/** Bundles the Remix app into build/{client,server} and the entries into build/*.js. */
export async function buildAll(): Promise<void> {
  rmSync('build', { recursive: true, force: true })
  process.env['NODE_ENV'] = 'production'
  await viteBuild({ logLevel: 'warn' })
  await viteBuild({ logLevel: 'warn', build: { ssr: true } })
  await slimManifest()
  await buildEntries()
}

export async function buildEntries(): Promise<void> {
  await build({
    ...common,
    entryPoints: {
      server: 'app/server/index.ts',
      worker: 'app/server/workers/index.ts',
      'media-worker': 'app/server/workers/media.ts',
    },
  })
  // At a fixed address: browsers look there for its next version.
  await build({
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2020',
    entryPoints: { 'luring-sw': 'app/client/field/worker.ts' },
    outdir: 'build/client',
    minify: true,
  })
  // Apart, so that each command loads only what it needs.
  await build({
    ...common,
    entryPoints: { cli: 'scripts/lomba.ts' },
    splitting: true,
    chunkNames: 'commands/[name]-[hash]',
  })
}

if (process.argv[1]?.endsWith('build.ts')) await buildAll()
