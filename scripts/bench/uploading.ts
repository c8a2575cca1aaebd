import { request } from 'node:http'
import { FIRST_PIECE, nextPiece } from '~/domain/upload-piece'
import { openContext } from '~/server/context'
import { PASSWORD } from '../load/seed'
import { addTeams, type Team } from '../load/teams'
import { Client } from './client'
import type { Figure } from './figures'
import { type Bench, loopDelay, memoryOf, withServer } from './stand'

const TEAMS = 100
const SIZE = 20_000_000
const MEMORY_MOST = 64

/** Before and after the one stream that fills the file, as a scan fills a PDF. */
const headOf = (team: number) =>
  `%PDF-1.4\n%tim ${String(team).padStart(4, '0')}\n4 0 obj<</Length ${String(LENGTH).padStart(8, '0')}>>stream\n`
const OBJECTS = [
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]>>endobj\n',
]
const ENDING = '\nendstream endobj\n'
/** Ten digits a number, so that the table is as long wherever it points. */
const wide = (place: number) => String(place).padStart(10, '0')
const tableOf = (start: number): string => {
  const places = OBJECTS.map((_, index) => start + OBJECTS.slice(0, index).join('').length)
  const table = [...places, '%PDF-1.4\n%tim 0000\n'.length]
    .map((place) => `${wide(place)} 00000 n \n`)
    .join('')
  const at = start + OBJECTS.join('').length
  return `xref\n0 5\n0000000000 65535 f \n${table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${wide(at)}\n%%EOF\n`
}
const AROUND = `${ENDING}${OBJECTS.join('')}${tableOf(0)}`.length
const LENGTH = SIZE - AROUND - '%PDF-1.4\n%tim 0000\n4 0 obj<</Length 00000000>>stream\n'.length
const TAIL = Buffer.from(`${ENDING}${OBJECTS.join('')}${tableOf(SIZE - AROUND + ENDING.length)}`)
const FILLING = Buffer.from('warga memilah sampah '.repeat(6))

/** A piece of a readable PDF of `SIZE` bytes that no other team has, made when it is sent: the client holds no file. */
function pieceOf(team: number, from: number, length: number): Buffer {
  const head = Buffer.from(headOf(team))
  const piece = Buffer.alloc(length)
  for (let at = 0; at < length; at++) {
    const place = from + at
    const end = place - (SIZE - TAIL.length)
    if (end >= 0) piece[at] = TAIL[end] ?? 0
    else if (place < head.length) piece[at] = head[place] ?? 0
    else piece[at] = FILLING[(place - head.length) % FILLING.length] ?? 0
  }
  return piece
}

interface Answer {
  status: number
  location: string
}

function send(origin: string, method: string, path: string, headers: object, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      origin + path,
      { method, headers: { 'Tus-Resumable': '1.0.0', Origin: origin, ...headers } },
      (response) => {
        response.resume()
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '' }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const encode = (text: string) => Buffer.from(text).toString('base64')

/** One team's file, piece by piece. @throws when the server does not take it */
async function upload(origin: string, cookie: string, { dossier }: Team, number: number): Promise<void> {
  const said = { name: `laporan-${number}.pdf`, dossier, field: '', caption: '', visibility: 'panel' }
  const metadata = Object.entries(said).map(([key, value]) => `${key} ${encode(value)}`.trim())
  const begun = await send(origin, 'POST', '/unggah', {
    ...{ Cookie: cookie, 'Upload-Length': SIZE, 'Upload-Metadata': metadata.join(','), 'Content-Length': 0 },
  })
  if (begun.status !== 201) throw new Error(`beginning was answered with ${begun.status}`)
  let size = FIRST_PIECE
  for (let offset = 0; offset < SIZE; ) {
    const piece = pieceOf(number, offset, Math.min(size, SIZE - offset))
    const start = performance.now()
    const headers = {
      ...{ Cookie: cookie, 'Upload-Offset': offset, 'Content-Length': piece.length },
      'Content-Type': 'application/offset+octet-stream',
    }
    const { status } = await send(origin, 'PATCH', new URL(begun.location, origin).pathname, headers, piece)
    if (status !== 204 && status !== 200) throw new Error(`a piece was answered with ${status}`)
    offset += piece.length
    size = nextPiece(size, performance.now() - start)
  }
}

async function requireStored(dataDir: string): Promise<void> {
  const ctx = await openContext({ dataDir, log: () => {} })
  const rows = await ctx.db
    .selectFrom('evidence')
    .innerJoin('blob', 'blob.sha256', 'evidence.blob_sha256')
    .select('blob.size')
    .execute()
  await ctx.close()
  if (rows.length !== TEAMS + WARM_UP || rows.some(({ size }) => size !== SIZE))
    throw new Error(`${rows.length} files stored`)
}

/** Uploads before the measurement, so that what reads PDFs is there already. */
const WARM_UP = 4

/** A hundred teams that each send a file of 20 MB at the same moment. */
export async function benchUploads(bench: Bench): Promise<Figure[]> {
  const { ctx, load, dataDir } = await bench.seed({ judges: 1, entries: 1, criteria: 1, scored: false })
  const teams = await addTeams(ctx, load, TEAMS + WARM_UP)
  await ctx.close()
  const figures = await withServer(dataDir, async (server) => {
    const client = new Client(server.origin, TEAMS)
    const cookies: string[] = []
    for (const { account } of teams) cookies.push(await client.logIn(account, PASSWORD))
    const each = (index: number) => {
      const team = teams[index]
      if (!team) throw new Error('too few teams')
      return upload(server.origin, cookies[index] ?? '', team, index)
    }
    await Promise.all(Array.from({ length: WARM_UP }, (_, index) => each(TEAMS + index)))
    await loopDelay(server)
    const pid = server.child.pid ?? 0
    const before = memoryOf(pid)
    const start = Date.now()
    await Promise.all(Array.from({ length: TEAMS }, (_, index) => each(index)))
    const seconds = (Date.now() - start) / 1000
    const after = memoryOf(pid)
    const delay = await loopDelay(server)
    client.close()
    return [
      { name: `${TEAMS} uploads of ${SIZE / 1e6} MB at once`, value: seconds, unit: 's' },
      {
        name: 'Growth of resident memory',
        value: after.most - before.now,
        unit: 'MiB',
        limit: { most: MEMORY_MOST },
      },
      { name: 'Event-loop delay meanwhile, p99', value: delay.p99, unit: 'ms' },
    ] satisfies Figure[]
  })
  await requireStored(dataDir)
  return figures
}
