import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'

const ASSETS = join('build', 'client', 'assets')
const START = 'window.__remixManifest='

interface Manifest {
  routes: Record<string, { parentId?: string }>
}

/**
 * Takes every route out of the manifest that hydrated pages load, but for those pages' own and what they lie in: every
 * link loads a whole page, whose scripts its own document names, so that the others are never read and only weigh.
 */
export async function slimManifest(): Promise<void> {
  const file = readdirSync(ASSETS).find((name) => name.startsWith('manifest-'))
  if (!file) throw new Error('no manifest in the build')
  const path = join(ASSETS, file)
  const text = readFileSync(path, 'utf8')
  if (!text.startsWith(START)) throw new Error(`${file} begins otherwise than expected`)
  const manifest = JSON.parse(text.slice(START.length).replace(/;$/, '')) as Manifest
  const { routes } = (await import(pathToFileURL(resolve('build/server/remix.js')).href)) as ServerBuild
  const kept = new Set(['root'])
  for (const [id, route] of Object.entries(routes)) {
    const handle = route?.module.handle as { scripts?: boolean } | undefined
    if (handle?.scripts !== true) continue
    for (let at: string | undefined = id; at !== undefined; at = manifest.routes[at]?.parentId) kept.add(at)
  }
  for (const id of Object.keys(manifest.routes)) if (!kept.has(id)) delete manifest.routes[id]
  writeFileSync(path, `${START}${JSON.stringify(manifest)};`)
}
