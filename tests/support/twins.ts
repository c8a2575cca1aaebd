import { request as rawRequest } from 'node:http'
import { type AccessRow, WHO, type Who } from '#tests/access/row'
import { loadRows } from '#tests/support/access-rows'
import type { TestContext } from '#tests/support/context'
import { restartableRandom, type World } from '#tests/support/world'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

export interface Twin {
  server: WorldServer
  random: ReturnType<typeof restartableRandom>
  cookies: Record<string, string>
}

type Change = (world: World, ctx: TestContext) => Promise<void> | void

/**
 * A world that differs from its twin in one judge's marks only: same clock, same ids, same secrets.
 * @param change what both go through before they are looked at
 */
export async function startTwin(marks: Record<string, number>, change?: Change): Promise<Twin> {
  const random = restartableRandom()
  const server = await startWorldServer({ random, origin: 'http://localhost:3000' }, { marks })
  // The machine's own clock is no part of the world.
  server.http.prependListener('request', (_, response) => {
    response.sendDate = false
  })
  random.restart('change')
  await change?.(server.world, server.ctx)
  const cookies: Record<string, string> = {}
  for (const who of WHO) {
    random.restart(`session of ${who}`)
    cookies[who] = (await server.as(who)).cookieHeader
  }
  return { server, random, cookies }
}

/** Status line, every header in its order, and every byte of the body. */
function bytesOf({ server, random, cookies }: Twin, method: string, path: string, who: Who): Promise<string> {
  random.restart(`${method} ${path} ${who}`)
  const { hostname, port } = new URL(server.address)
  const headers: Record<string, string> = cookies[who] ? { Cookie: cookies[who] } : {}
  return new Promise((resolve, reject) => {
    const request = rawRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const head = [response.statusCode, ...response.rawHeaders].join('\n')
        resolve(`${head}\n\n${Buffer.concat(chunks).toString('latin1')}`)
      })
    })
    request.on('error', reject)
    request.end()
  })
}

/** Every page that the world has as it is. */
export const twinRows = async () => (await loadRows()).filter((row) => row.method === 'GET' && !row.prepare)

type Requests = [method: string, path: string][]

/** For a route of Remix the data that its script asks for, else nothing. */
function dataOf({ route }: AccessRow, path: string): Requests {
  if (route.startsWith('express:') || route === 'root') return []
  return [['GET', `${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(route)}`]]
}

/** The row's address by GET and HEAD, and its data. */
function allRequests(row: AccessRow, path: string): Requests {
  const page: Requests = [
    ['GET', path],
    ['HEAD', path],
  ]
  return [...page, ...dataOf(row, path)]
}

/** One answer that tells all: the data that a page is made of, or where there is none the answer itself. */
export function tellingRequest(row: AccessRow, path: string): Requests {
  const data = dataOf(row, path)
  return data.length > 0 ? data : [['GET', path]]
}

/**
 * By what these people can tell the twins apart.
 * @param seen what a person makes of an answer; all of it, unless something else is said
 * @param asked what is asked of each row
 */
export async function differences(
  [first, second]: readonly [Twin, Twin],
  row: AccessRow,
  people: readonly Who[],
  seen: (answer: string) => string = (answer) => answer,
  asked = allRequests,
): Promise<string[]> {
  const found: string[] = []
  for (const [method, path] of asked(row, row.path(first.server.world)))
    for (const who of people) {
      const one = seen(await bytesOf(first, method, path, who))
      const other = seen(await bytesOf(second, method, path, who))
      if (one !== other) found.push(`${who} can tell by ${method} ${path}`)
    }
  return found
}
