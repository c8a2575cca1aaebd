import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean)

/** As Remix compares them: without percent signs and capitals. */
function plain(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase()
  } catch {
    return segment.toLowerCase()
  }
}

interface Pattern {
  /** The route and those around it. */
  ids: readonly string[]
  segments: readonly string[]
}

function patternOf(routes: Routes, id: string): Pattern {
  const ids: string[] = []
  const segments: string[] = []
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) {
    ids.push(route.id)
    segments.unshift(...segmentsOf(route.path ?? ''))
  }
  return { ids, segments: segments.map(plain) }
}

/** Splats and optional parts may be of any length; a parameter stands for any one segment. */
const mayMatch = ({ segments }: Pattern, asked: readonly string[]): boolean =>
  segments.some((segment) => /[*?]/.test(segment)) ||
  (segments.length === asked.length &&
    segments.every((segment, place) => segment.includes(':') || segment === asked[place]))

/**
 * The ids of the routes that an address may mean, the root and all parents among them. It never leaves out one that
 * Remix would match; which of them it means stays Remix's business.
 */
export function routesFor(routes: Routes): (pathname: string) => ReadonlySet<string> {
  const patterns = Object.keys(routes).map((id) => patternOf(routes, id))
  return (pathname) => {
    const asked = segmentsOf(pathname).map(plain)
    const matching = patterns.filter((pattern) => mayMatch(pattern, asked))
    return new Set(['root', ...matching.flatMap(({ ids }) => ids)])
  }
}

/** The build with these routes alone. */
function only(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const pick = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  }
}

/**
 * Remix sorts and compiles every route of the manifest several times for each request: with 150 routes that is a third
 * of what a page costs. So each request goes to a handler that knows only those its address may mean.
 * @returns the handler for a pathname; there are as many as sets of routes that share an address, however many are asked for
 */
export function narrowHandlers(build: ServerBuild, mode: string | undefined) {
  const idsFor = routesFor(build.routes)
  const known = new Map<string, RequestHandler>()
  return (pathname: string): RequestHandler => {
    const ids = idsFor(pathname)
    const key = [...ids].join('\n')
    const handler = known.get(key) ?? createRequestHandler(only(build, ids), mode)
    known.set(key, handler)
    return handler
  }
}
