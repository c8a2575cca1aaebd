import { request as rawRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessRow, WHO, type Who } from '#tests/access/row'
import { loadRows, nameOf } from '#tests/support/access-rows'
import { restartableRandom } from '#tests/support/world'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

/** Those who may know the first judge's marks: the judge, and those who answer for the competition. */
const ENTITLED: readonly Who[] = ['organizer', 'chair', 'judge', 'inspector']
const OTHERS = WHO.filter((who) => !ENTITLED.includes(who))

interface Twin {
  server: WorldServer
  random: ReturnType<typeof restartableRandom>
  cookies: Record<string, string>
}

/** A world that differs from its twin in one judge's marks only: same clock, same ids, same secrets. */
async function startTwin(marks: Record<string, number>): Promise<Twin> {
  const random = restartableRandom()
  const server = await startWorldServer({ random, origin: 'http://localhost:3000' }, { marks })
  // The machine's own clock is no part of the world.
  server.http.prependListener('request', (_, response) => {
    response.sendDate = false
  })
  const cookies: Record<string, string> = {}
  for (const who of WHO) {
    random.restart(`session of ${who}`)
    cookies[who] = (await server.as(who)).cookieHeader
  }
  return { server, random, cookies }
}

let twins: [Twin, Twin]
beforeAll(async () => {
  twins = [await startTwin({ kebaruan: 80, dampak: 75 }), await startTwin({ kebaruan: 7, dampak: 100 })]
})
afterAll(async () => {
  for (const { server } of twins) await server.close()
})

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

const rows = (await loadRows()).filter((row) => row.method === 'GET' && !row.prepare)

/** The row's address by GET and HEAD, and for a route of Remix the data that its script asks for. */
function requestsOf(row: AccessRow, twin: Twin): [method: string, path: string][] {
  const path = row.path(twin.server.world)
  const page: [string, string][] = [
    ['GET', path],
    ['HEAD', path],
  ]
  if (row.route.startsWith('express:') || row.route === 'root') return page
  const data = `${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(row.route)}`
  return [...page, ['GET', data]]
}

async function differences(row: AccessRow, people: readonly Who[]): Promise<string[]> {
  const found: string[] = []
  for (const [method, path] of requestsOf(row, twins[0]))
    for (const who of people) {
      const [first, second] = [
        await bytesOf(twins[0], method, path, who),
        await bytesOf(twins[1], method, path, who),
      ]
      if (first !== second) found.push(`${who} can tell by ${method} ${path}`)
    }
  return found
}

it('makes twins that have the same ids', () => {
  const [first, second] = twins.map(({ server }) => JSON.stringify(server.world))
  expect(first).toBe(second)
})

describe('whoever may not know a judge’s marks cannot tell the worlds apart', () => {
  it.each(rows.map((row) => [nameOf(row), row] as const))('%s', async (_, row) => {
    expect(await differences(row, OTHERS)).toEqual([])
  })
})

it('lets those tell them apart who may know', async () => {
  const tellsApart = async (who: Who) => {
    for (const row of rows) if ((await differences(row, [who])).length > 0) return who
    return null
  }
  const found: (Who | null)[] = []
  for (const who of ENTITLED) found.push(await tellsApart(who))
  expect(found).toEqual(ENTITLED)
})
