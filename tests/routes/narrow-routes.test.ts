import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadRows } from '#tests/support/access-rows'
import { loadBuild } from '#tests/support/server'
import { worldTemplate } from '#tests/support/world-server'
import { routesFor } from '~/server/narrow-routes'

type Routes = ServerBuild['routes']
type RouteObject = Parameters<typeof matchRoutes>[0][number]

/** As Remix makes its tree of the manifest. */
const treeOf = (routes: Routes, parent?: string): RouteObject[] =>
  Object.values(routes)
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: treeOf(routes, id) }))

const matched = (tree: RouteObject[], pathname: string) =>
  matchRoutes(tree, pathname)?.map(({ route, params }) => [route.id, params]) ?? null

function narrowed(routes: Routes, pathname: string) {
  const ids = routesFor(routes)(pathname)
  return matched(treeOf(Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)))), pathname)
}

const { routes } = await loadBuild()
const whole = treeOf(routes)

it('leaves Remix to match what it would have matched, for every page and spelling of its address', async () => {
  const { world } = await worldTemplate()
  const rows = await loadRows()
  const addresses = [...new Set(rows.map((row) => new URL(row.path(world), 'http://x').pathname))]
  const spellings = addresses.flatMap((path) => [
    path,
    `${path.toUpperCase()}/`,
    path.replaceAll('/', '//').replace(/a/g, '%61'),
    `${path}/lagi`,
  ])
  for (const path of spellings) expect([path, narrowed(routes, path)]).toEqual([path, matched(whole, path)])
  expect(new Set(spellings.map((path) => matched(whole, path)?.at(-1)?.[0])).size).toBeGreaterThan(100)
})

it('knows few routes for one address', () => {
  expect([...routesFor(routes)('/masuk')]).toEqual(['root', 'routes/masuk'])
  expect([...routesFor(routes)('/tidak/ada/apa-apa/di/sini')]).toEqual(['root'])
})

const words = ['a', 'b', 'B', 'c.csv', '%61', '%2F']
const segment = fc.constantFrom(...words.slice(0, 4), ':id', ':id?', '*', 'b?')
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((all) => all.join('/'))

it('does so for any tree of routes', () => {
  const tree = fc.array(fc.record({ path, parent: fc.nat(8) }), { minLength: 1, maxLength: 8 })
  const address = fc.array(fc.constantFrom(...words, ''), { maxLength: 4 }).map((all) => `/${all.join('/')}`)
  fc.assert(
    fc.property(tree, address, (nodes, pathname) => {
      const made: Record<string, unknown> = { root: { id: 'root', path: '' } }
      for (const [place, node] of nodes.entries()) {
        // A splat matches nothing below it: a parent has none.
        const above = node.parent < place ? nodes[node.parent] : undefined
        const parentId = above && !above.path.includes('*') ? `r${node.parent}` : 'root'
        const splat = node.path.split('*')[0] + (node.path.includes('*') ? '*' : '')
        made[`r${place}`] = { id: `r${place}`, path: splat, parentId }
      }
      const odd = made as unknown as Routes
      expect(narrowed(odd, pathname)).toEqual(matched(treeOf(odd), pathname))
    }),
  )
})
