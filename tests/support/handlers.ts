import type { ServerBuild } from '@remix-run/node'
import type { Express } from 'express'

/** What Express has mounted, as it keeps it. */
interface Layer {
  name: string
  route?: { path: string; methods: Record<string, boolean> }
}

const layersOf = (app: Express): Layer[] => (app as unknown as { _router: { stack: Layer[] } })._router.stack

/** Names of the middlewares in their order, static mounts among them. */
export const listMiddlewares = (app: Express): string[] =>
  layersOf(app)
    .filter(({ route }) => !route)
    .map(({ name }) => name)

/** `METHOD express:/path` of every route that Express answers itself; Remix's own catch-all is left out. */
export const listExpressHandlers = (app: Express): string[] =>
  layersOf(app).flatMap(({ route }) =>
    route && route.path !== '*'
      ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} express:${route.path}`)
      : [],
  )

interface Handlers {
  default?: unknown
  loader?: unknown
  action?: unknown
}

const routesOf = (build: ServerBuild) =>
  Object.values(build.routes).flatMap((route) =>
    route ? [{ ...route, module: route.module as Handlers }] : [],
  )

/** `GET id` of every route that shows or loads something, `POST id` of every one that acts. */
export const listRemixHandlers = (build: ServerBuild): string[] =>
  routesOf(build).flatMap(({ id, module }) => [
    ...(module.loader || module.default ? [`GET ${id}`] : []),
    ...(module.action ? [`POST ${id}`] : []),
  ])

export const hasLoader = (build: ServerBuild, id: string): boolean =>
  Boolean((build.routes[id]?.module as Handlers | undefined)?.loader)

/** The pattern of a route's address with its parents', `/kelola/:slug/peserta`. */
export function patternOf(build: ServerBuild, id: string): string {
  const parts: string[] = []
  for (let route = build.routes[id]; route; route = route.parentId ? build.routes[route.parentId] : undefined)
    if (route.path) parts.unshift(route.path)
  return `/${parts.join('/')}`
}

/** The same address with every parameter replaced by one that names nothing. */
export function withUnknownParameters(pattern: string, path: string): string {
  const [pathname = '', query] = path.split('?')
  const names = pattern.split('/')
  const segments = pathname.split('/').map((segment, index) => {
    const name = names[index] ?? ''
    if (!name.startsWith(':')) return segment
    // `:name.csv` keeps its ending.
    const ending = name.includes('.') ? name.slice(name.indexOf('.')) : ''
    const value = segment.slice(0, segment.length - ending.length)
    return value.replace(/[0-9a-z]/gi, '0') + ending
  })
  return segments.join('/') + (query === undefined ? '' : `?${query}`)
}
