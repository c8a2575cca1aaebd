import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Import, listImports, listImpurities } from './imports'

/** What the files of a folder may import; the longest matching folder decides. */
export interface Layer {
  folder: string
  /** Folders of this repository, or single modules without their ending. */
  may: string[]
  /** Folders of which only types may be imported. */
  types?: string[]
  /** Packages; undefined for any, Node's own modules included. */
  packages?: string[]
}

const inApp = (...names: string[]) => names.map((name) => `app/${name}`)
const page = inApp('routes', 'components', 'forms', 'http', 'domain', 'services', 'exports', 'i18n', 'styles')

export const LAYERS: Layer[] = [
  { folder: 'app', may: ['app/root', ...page] },
  { folder: 'app/domain', may: inApp('domain'), packages: ['zod'] },
  {
    folder: 'app/domain/statistics',
    may: inApp('domain'),
    packages: ['jstat', 'ml-matrix'],
  },
  { folder: 'app/forms', may: inApp('forms', 'domain'), packages: ['zod/mini'] },
  {
    folder: 'app/components',
    may: inApp('components', 'client', 'domain', 'forms', 'i18n'),
    packages: ['react', 'react-dom', 'lucide-react', '@remix-run/react'],
  },
  {
    folder: 'app/client',
    may: inApp('client', 'domain', 'forms', 'i18n'),
    packages: ['idb', 'tus-js-client'],
  },
  { folder: 'app/i18n', may: inApp('i18n'), packages: ['react'] },
  { folder: 'app/routes', may: [...page, 'app/client'] },
  { folder: 'app/services', may: [...inApp('services', 'domain', 'forms'), 'db'] },
  { folder: 'app/exports', may: [...inApp('exports', 'domain', 'services', 'i18n'), 'db'] },
  { folder: 'app/http', may: inApp('http', 'domain', 'services', 'forms', 'i18n') },
  { folder: 'app/server', may: ['app', 'db'] },
  {
    folder: 'app/server/workers',
    may: ['app/server/workers', ...inApp('domain', 'services', 'exports'), 'db'],
  },
  { folder: 'db', may: ['db'], types: ['app/domain'] },
  { folder: 'db/templates', may: ['db/templates', 'app/domain'] },
  { folder: 'db/queries', may: ['db'], types: ['app/domain'], packages: ['kysely'] },
  { folder: 'db/migrations', may: ['db/migrations'], packages: ['kysely'] },
  {
    folder: 'scripts',
    may: ['scripts', 'app/server/context', ...inApp('domain', 'services', 'exports', 'forms', 'i18n')],
  },
]

/** Single files that may import more than their folder, each with its reason. */
export const EXCEPTIONS: { file: string; may: string[]; why: string }[] = [
  {
    file: 'app/http/lucia-adapter.server.ts',
    may: ['db'],
    why: 'Lucia stores its sessions through our queries',
  },
  {
    file: 'scripts/icon-sprite.tsx',
    may: ['app/components/icon'],
    why: 'draws exactly the icons that components can name',
  },
  {
    file: 'scripts/schema-types.ts',
    may: ['db/sqlite/schema-types'],
    why: 'writes the table types from the migrated database',
  },
  {
    file: 'scripts/bench/bare-commits.ts',
    may: ['db/connect'],
    why: 'measures what the database costs without the app',
  },
  { file: 'scripts/dev.ts', may: ['app/server'], why: 'the development server makes the app itself' },
]

/** Packages and functions that only the named places may import. */
const RESERVED: { specifier: RegExp; names?: string[]; in: string[]; rule: string }[] = [
  { specifier: /^lucia(\/|$)/, in: ['app/http'], rule: 'only app/http imports lucia' },
  {
    specifier: /^better-sqlite3(\/|$)/,
    in: ['db', 'app/server/lock.ts', 'scripts/bench/bare-commits.ts'],
    rule: 'only db and the data lock import better-sqlite3',
  },
  {
    specifier: /^db\/connect$/,
    names: ['connect', 'openSqlite'],
    in: ['db', 'app/server/context.ts', 'app/server/workers', 'scripts/bench/bare-commits.ts'],
    rule: 'only app/server/context.ts opens the database (workers: their own read-only connection)',
  },
]

const ROUTE_HOOKS = ['useLoaderData', 'useRouteLoaderData', 'useActionData', 'useMatches']
const SOURCE = /\.(ts|tsx|mjs|js)$/

/** All breaches of the import law below `root`, as `file:line imports specifier: rule`, in file order. */
export function findBreaches(root: string): string[] {
  return listSources(root).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const breaches = listImports(file, text).flatMap((found) => {
      const rule = judge(file, found)
      return rule ? [`${file}:${found.line} imports ${found.specifier}: ${rule}`] : []
    })
    if (!isWithin(file, 'app/domain')) return breaches
    const impure = listImpurities(file, text).map((use) => `${file}:${use}: domain is pure`)
    return [...breaches, ...impure]
  })
}

/** Source files of app, db and scripts, relative to `root`, sorted. */
export function listSources(root: string): string[] {
  return ['app', 'db', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .filter((name) => SOURCE.test(name))
      .sort(),
  )
}

function judge(file: string, found: Import): string | undefined {
  const target = resolveLocal(file, found.specifier)
  const reserved = RESERVED.find(({ specifier }) => specifier.test(target ?? found.specifier))
  if (reserved && !found.typeOnly && !reserved.in.some((place) => isWithin(file, place))) {
    if (!reserved.names || reserved.names.some((name) => found.names.includes(name))) return reserved.rule
  }
  const layer = findLayer(file)
  if (!layer) return 'no layer of the import law covers this file'
  if (target === undefined) return judgePackage(layer, found)
  if (layer.may.some((place) => isWithin(target, place))) return undefined
  if (found.typeOnly && layer.types?.some((place) => isWithin(target, place))) return undefined
  const allowed = EXCEPTIONS.filter((exception) => exception.file === file).flatMap(({ may }) => may)
  if (allowed.some((place) => isWithin(target, place))) return undefined
  return `${layer.folder} may import ${[...layer.may, ...(layer.types ?? []).map((name) => `types of ${name}`)].join(', ')}`
}

function judgePackage(layer: Layer, found: Import): string | undefined {
  if (layer.folder === 'app/components' && found.specifier === '@remix-run/react') {
    const hook = found.names.find((name) => ROUTE_HOOKS.includes(name))
    if (hook) return `components take plain data, not ${hook}`
  }
  if (!layer.packages || layer.packages.some((name) => isWithin(found.specifier, name))) return undefined
  return `${layer.folder} may import only the packages ${layer.packages.join(', ')}`
}

function findLayer(file: string): Layer | undefined {
  return LAYERS.filter(({ folder }) => isWithin(file, folder)).sort(
    (a, b) => b.folder.length - a.folder.length,
  )[0]
}

/** The module's path in the repository without its ending, or undefined for a package. */
function resolveLocal(file: string, specifier: string): string | undefined {
  const path = specifier
    .replace(/\?.*$/, '')
    .replace(/^~\//, 'app/')
    .replace(/^#(db|tests)\//, '$1/')
  const local = path.startsWith('.') ? posix.join(posix.dirname(file), path) : path
  if (local === specifier) return undefined
  return local.replace(SOURCE, '')
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}
