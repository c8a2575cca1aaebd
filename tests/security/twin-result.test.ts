import { cpSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AccessRow, Who } from '#tests/access/row'
import { loadRows } from '#tests/support/access-rows'
import { announceDecreed, decreeWorldResult } from '#tests/support/results-world'
import { restartableRandom } from '#tests/support/world'
import { changeRules } from '#tests/support/world-changes'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import { openSigningKey } from '~/services/signing-key.server'

/** Nobody of these may know a result before it is published. */
const OUTSIDE: readonly Who[] = ['anonymous', 'drafter', 'responsible', 'otherTeam', 'verifier']

interface Twin {
  server: WorldServer
  random: ReturnType<typeof restartableRandom>
  cookies: Record<string, string>
}

/** A world whose result is decreed and not announced; it would be published with its marks. */
async function startTwin(marks: Record<string, number>, like?: Twin): Promise<Twin> {
  const random = restartableRandom()
  const server = await startWorldServer({ random, origin: 'http://localhost:3000' }, { marks })
  const { ctx, world } = server
  // The machine's own clock is no part of the world, and neither is the key that signs its results.
  server.http.prependListener('request', (_, response) => {
    response.sendDate = false
  })
  if (like) cpSync(join(like.server.ctx.dataDir, 'keys'), join(ctx.dataDir, 'keys'), { recursive: true })
  else await openSigningKey(ctx)
  random.restart('result')
  await changeRules(ctx, world, (rules) => ({ ...rules, publication: { show: 'marks' } }))
  await decreeWorldResult(world, ctx)
  const cookies: Record<string, string> = {}
  for (const who of OUTSIDE) {
    random.restart(`session of ${who}`)
    cookies[who] = (await server.as(who)).cookieHeader
  }
  return { server, random, cookies }
}

let twins: [Twin, Twin]
let codes: string[]
beforeAll(async () => {
  const first = await startTwin({ kebaruan: 80, dampak: 75 })
  twins = [first, await startTwin({ kebaruan: 7, dampak: 100 }, first)]
  codes = []
  for (const { server } of twins) {
    const { code } = await server.ctx.db
      .selectFrom('document_code')
      .select('code')
      .where('kind', '=', 'result')
      .executeTakeFirstOrThrow()
    codes.push(code)
  }
})
afterAll(async () => {
  for (const { server } of twins) await server.close()
})

/** Status line, every header in its order, and every byte of the body. */
function bytesOf({ server, random, cookies }: Twin, path: string, who: Who): Promise<string> {
  random.restart(`${path} ${who}`)
  const { hostname, port } = new URL(server.address)
  const headers: Record<string, string> = cookies[who] ? { Cookie: cookies[who] } : {}
  return new Promise((resolve, reject) => {
    const request = rawRequest({ hostname, port, path, headers, agent: false }, (response) => {
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

const dataOf = ({ route }: AccessRow, path: string) =>
  `${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(route)}`

/** Every public and team address and file, by itself and, of a route, the data that its script asks for. */
async function addresses(world: WorldServer['world']): Promise<string[]> {
  const rows = (await loadRows()).filter(
    (row) =>
      row.method === 'GET' &&
      !row.prepare &&
      OUTSIDE.some((who) => row.expect[who] === 200 || row.route.startsWith('routes/lomba.')),
  )
  const own = `/berkas/${world.entries.own.dossier.uid}`
  const places = [
    `/verifikasi/${codes[0]}`,
    `/verifikasi/${codes[0]}?_data=${encodeURIComponent('routes/verifikasi.$code')}`,
    `/lomba/${world.open.slug}/hasil/1`,
    `${own}/hasil`,
    `${own}/sanggah/1`,
    '/',
  ]
  const paths = rows.flatMap((row) => {
    const path = row.path(world)
    return row.route.startsWith('routes/') ? [path, dataOf(row, path)] : [path]
  })
  return [...new Set([...places, ...paths])]
}

async function tellsApart(path: string, who: Who): Promise<boolean> {
  const [first, second] = [await bytesOf(twins[0], path, who), await bytesOf(twins[1], path, who)]
  return first !== second
}

it('has twins that differ in their frozen results, and in nothing that a code says of them', async () => {
  const hashes = []
  for (const { server } of twins)
    hashes.push(
      (await server.ctx.db.selectFrom('official_result').select('sha256').executeTakeFirstOrThrow()).sha256,
    )
  expect(hashes[0]).not.toBe(hashes[1])
  expect(codes[0]).toBe(codes[1])
})

it('lets nobody outside tell the worlds apart before the result is published', async () => {
  const found: string[] = []
  for (const path of await addresses(twins[0].server.world))
    for (const who of OUTSIDE) if (await tellsApart(path, who)) found.push(`${who} can tell by ${path}`)
  expect(found).toEqual([])
}, 120_000)

it('lets everybody tell them apart once it is', async () => {
  for (const { server, random } of twins) {
    random.restart('announcement')
    await announceDecreed(server.world, server.ctx)
  }
  const { open } = twins[0].server.world
  const told = []
  for (const who of OUTSIDE) if (await tellsApart(`/lomba/${open.slug}/hasil/1`, who)) told.push(who)
  expect(told).toEqual(OUTSIDE)
})
