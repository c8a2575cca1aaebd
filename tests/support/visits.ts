import type { ServerBuild } from '@remix-run/node'
import { type AccessRow, WHO, type Who } from '#tests/access/row'
import { nameOf } from './access-rows'
import type { Client } from './server'
import type { World } from './world'
import type { WorldServer } from './world-server'

/** One page as one person gets it. */
export interface Visit {
  name: string
  route: string
  path: string
  who: Who
  status: number
  html: string
}

const isPage = (build: ServerBuild, { route }: AccessRow) =>
  route !== 'root' && Boolean((build.routes[route]?.module as { default?: unknown } | undefined)?.default)

/** Rows that show a page: a route with markup of its own, asked by GET. */
export const pageRows = (build: ServerBuild, rows: readonly AccessRow[]): AccessRow[] =>
  rows.filter((row) => row.method === 'GET' && isPage(build, row))

/** What differs between two renderings of one page: the nonce, write keys, the request's id, whose page it is. */
export function fingerprint(html: string, world: World, who: Who): string {
  const person = who === 'anonymous' ? null : world.cast[who]
  return [person?.name, person?.account, person?.uid]
    .filter((text) => text !== undefined)
    .reduce((text, own) => text.replaceAll(own, ''), html)
    .replace(/nonce="[^"]*"/g, '')
    .replace(/:[\w-]{43}(\.[\w-]+)?/g, '')
    .replace(/\b[0-9a-f]{16}\b/g, '')
}

async function load(client: Client, row: AccessRow, world: World, who: Who): Promise<Visit> {
  const path = row.path(world)
  const response = await client.get(path)
  return {
    name: `${nameOf(row)} as ${who}`,
    ...{ route: row.route, path, who, status: response.status },
    html: await response.text(),
  }
}

/**
 * Every page with every person whom it answers with a document, error pages among them; pages that only differ
 * in whose they are come once. `seen` carries over to other servers.
 */
export async function collectVisits(
  server: WorldServer,
  clients: Record<Who, Client>,
  rows: readonly AccessRow[],
  seen = new Set<string>(),
): Promise<Visit[]> {
  const visits: Visit[] = []
  for (const row of rows)
    for (const who of WHO) {
      const visit = await load(clients[who], row, server.world, who)
      if (visit.status >= 300 && visit.status < 400) continue
      const print = fingerprint(visit.html, server.world, who)
      if (seen.has(print)) continue
      seen.add(print)
      visits.push(visit)
    }
  return visits
}

const MAIN = /<main[\s\S]*<\/main>/

/** The page's own part, and what stands around it, without what marks the page in it. */
function partsOf(print: string): string[] {
  const around = print
    .replace(MAIN, '')
    .replace(/<head[\s\S]*?<\/head>|<script[\s\S]*?<\/script>/g, '')
    .replace(/ (aria-current|value)="[^"]*"/g, '')
  return [MAIN.exec(print)?.[0] ?? '', around]
}

/** The pages that show something that no page before them has shown. `seen` carries over to other servers. */
export const distinctVisits = (visits: readonly Visit[], world: World, seen: Set<string>): Visit[] =>
  visits.filter(({ html, who }) => {
    const fresh = partsOf(fingerprint(html, world, who)).filter((part) => !seen.has(part))
    for (const part of fresh) seen.add(part)
    return fresh.length > 0
  })
