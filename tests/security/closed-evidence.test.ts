import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccessRow, WHO, type Who } from '#tests/access/row'
import { loadRows } from '#tests/support/access-rows'
import { PDF } from '#tests/support/dossiers'
import { readPdf } from '#tests/support/pdf-text'
import type { Client } from '#tests/support/server'
import { everyClient, startWorldServer, type WorldServer } from '#tests/support/world-server'
import { canonicalJson } from '~/domain/canonical-json'
import type { DossierContent, EvidenceVisibility } from '~/domain/dossiers'
import { sha256Hex } from '~/services/ids.server'
import { transact } from '~/services/transact.server'

/*
 * A dossier with one file of each visibility is handed in and judged; then everybody reads everything there is to
 * read. What a file is called and where it is fetched gives it away.
 */
const VISIBILITIES = ['public', 'panel', 'closed'] as const
const NAMES = { public: 'spanduk-warga.pdf', panel: 'laporan-keuangan.pdf', closed: 'daftar-penerima.pdf' }

let server: WorldServer
let clients: Record<Who, Client>

const piece = (visibility: EvidenceVisibility): DossierContent['evidence'][number] => ({
  ...{ uid: server.world.evidence[visibility], kind: 'file', mediaType: 'application/pdf' },
  sha256: sha256Hex(Buffer.concat([PDF, Buffer.from(`% ${visibility}\n`)])),
  ...{
    size: PDF.length + visibility.length + 3,
    url: null,
    caption: `Keterangan ${visibility}`,
    field: null,
  },
  ...{ fileName: NAMES[visibility], visibility, personalData: false, showsChildren: false },
})

beforeAll(async () => {
  server = await startWorldServer()
  const { ctx, world } = server
  const { dossier, stageEntry } = await ctx.db
    .selectFrom('dossier')
    .innerJoin('entry', 'entry.id', 'dossier.entry_id')
    .innerJoin('stage_entry', 'stage_entry.entry_id', 'entry.id')
    .select(['dossier.id as dossier', 'stage_entry.id as stageEntry'])
    .where('entry.uid', '=', world.entries.own.uid)
    .executeTakeFirstOrThrow()
  const former = await ctx.db
    .selectFrom('dossier_revision')
    .select(['content', 'number', 'rules_id', 'title'])
    .where('dossier_id', '=', dossier)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const content = { ...JSON.parse(former.content ?? '{}'), evidence: VISIBILITIES.map(piece) }
  const act = { type: 'dossier.submitted', competition: world.open.uid } as const
  await transact(ctx, world.cast.responsible, act, async (_, record) => {
    const { uid } = await record.insert('dossier_revision', {
      ...{ dossier_id: dossier, number: former.number + 1, rules_id: former.rules_id, title: former.title },
      ...{ content: canonicalJson(content as never), received_at: ctx.now().toISOString() },
    })
    await record.update('stage_entry', stageEntry, { revisions: JSON.stringify([uid]) })
  })
  clients = await everyClient(server)
}, 60_000)
afterAll(() => server.close())

async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (response.headers.get('content-type')?.startsWith('application/pdf'))
    return (await readPdf(bytes)).pages.join('\n')
  return new TextDecoder().decode(bytes)
}

const traces = (visibility: EvidenceVisibility) => [
  NAMES[visibility],
  `Keterangan ${visibility}`,
  `% ${visibility}\n`,
  server.world.evidence[visibility],
]

/** Which of the three pieces each person finds anywhere. */
async function found(): Promise<Record<string, EvidenceVisibility[]>> {
  const rows = (await loadRows()).filter(({ method, prepare }: AccessRow) => method === 'GET' && !prepare)
  const result: Record<string, EvidenceVisibility[]> = {}
  for (const who of WHO) {
    let read = ''
    for (const row of rows)
      if (row.expect[who] === 200) {
        const path = row.path(server.world)
        // What was asked for is no news, even where the page repeats it.
        read += (await textOf(await clients[who].get(path))).replaceAll(path, '')
      }
    result[who] = VISIBILITIES.filter((visibility) =>
      traces(visibility).some((trace) => read.includes(trace)),
    )
  }
  return result
}

it('shows closed evidence to its team and those who check it, and to no judge nor anybody else', async () => {
  const whole = ['public', 'panel', 'closed']
  expect(await found()).toEqual({
    ...{ anonymous: [], administrator: [], otherOrganizer: [], otherTeam: [], otherVerifier: [] },
    ...{ organizer: whole, verifier: whole, inspector: whole, drafter: whole, responsible: whole },
    ...{ chair: whole, judge: ['public', 'panel'], unassignedJudge: [] },
  })
}, 300_000)
