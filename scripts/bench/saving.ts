import type { Actor } from '~/domain/actors'
import { loadActor } from '~/services/actors.server'
import type { Context } from '~/services/context'
import { sha256Hex } from '~/services/ids.server'
import { saveDraft, submitSheet } from '~/services/scoresheets.server'
import { type Load, PASSWORD } from '../load/seed'
import { openBare } from './bare-commits'
import { Client, throughput } from './client'
import { type Figure, median } from './figures'
import { nextOf, type Sheet, sheetsOf } from './sheets'
import { type Bench, withServer } from './stand'

const DRAFT_LEAST = 0.4
/** The goal is 0.4; see docs/performance.md. */
const SUBMIT_LEAST = 0.25
const HTTP_LEAST = 0.4
const TURNS = 36
const WARM_TURNS = 12
const SHEETS_A_TURN = 50

interface Kind {
  name: string
  least: number
  save(ctx: Context, actor: Actor, sheet: Sheet): Promise<unknown>
}

const KINDS: readonly Kind[] = [
  { name: 'Saving a draft', least: DRAFT_LEAST, save: draft },
  { name: 'Submitting a sheet with its event', least: SUBMIT_LEAST, save: submit },
]

/** The service by itself, one judge, in turn with commits of the same bytes and nothing else. */
async function serviceRatio(bench: Bench, { name, least, save }: Kind): Promise<Figure[]> {
  const { ctx, load, dataDir } = await bench.seed({ judges: 16, entries: 200, criteria: 6, scored: false })
  const source = sheetsOf(load, 0)
  const actor = await loadActor(ctx, load.judges[0]?.personId ?? 0)
  if (!actor) throw new Error('no judge')
  const bare = openBare(dataDir)
  const turns: { service: number; commits: number }[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const sheets = Array.from({ length: SHEETS_A_TURN }, () => nextOf(source))
    const service = await seconds(async () => {
      for (const sheet of sheets) await save(ctx, actor, sheet)
    })
    const commits = await seconds(async () => bare.commit(sheets.map(({ fields }) => JSON.stringify(fields))))
    if (turn >= WARM_TURNS) turns.push({ service, commits })
  }
  bare.close()
  await ctx.close()
  const rate = (of: 'service' | 'commits') => SHEETS_A_TURN / median(turns.map((turn) => turn[of]))
  return [
    { name: `${name}, the service alone`, value: rate('service'), unit: '/s' },
    { name: 'Bare durable commits of the same bytes', value: rate('commits'), unit: '/s' },
    {
      name: `${name} against bare commits`,
      value: median(turns.map(({ service, commits }) => commits / service)),
      unit: '×',
      limit: { least },
    },
  ]
}

const typedOf = ({ fields }: Sheet) => ({
  version: Number(fields['versi']),
  revision: Number(fields['revisi']),
  changeReason: fields['alasan_perubahan'] ?? '',
  typed: (field: string) => fields[field] ?? '',
})

function submit(ctx: Context, actor: Actor, sheet: Sheet) {
  const { assignment, fields } = sheet
  const key = { key: fields['write_key'] ?? '', sha256: sha256Hex(JSON.stringify(fields)) }
  return submitSheet(ctx, actor, assignment, typedOf(sheet), key)
}

/** A draft is never submitted here, so no revision comes before it. */
function draft(ctx: Context, actor: Actor, sheet: Sheet) {
  return saveDraft(ctx, actor, sheet.assignment, { ...typedOf(sheet), revision: 0 })
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

async function overHttp(origin: string, load: Load): Promise<[idle: number, save: number]> {
  const client = new Client(origin, load.judges.length)
  const cookies = await Promise.all(load.judges.map(({ account }) => client.logIn(account, PASSWORD)))
  const sources = load.judges.map((_, index) => sheetsOf(load, index))
  // Changing the language does nothing but answer, behind the same guard, session, body and Remix action.
  const idle = cookies.map(
    (cookie) => () => client.send('POST', '/bahasa', cookie, form({ locale: 'id', ke: '/' })),
  )
  const save = cookies.map((cookie, index) => () => {
    const source = sources[index]
    if (!source) throw new Error('a judge without sheets')
    const { assignment, fields } = nextOf(source)
    return client.send('POST', `/menilai/lembar/${assignment}/kirim`, cookie, form(fields))
  })
  const warm = (work: typeof idle) => throughput(work, 303, 1000)
  await warm(idle)
  await warm(save)
  // In turn, so that whatever else the machine does meets both.
  const rounds: [number, number][] = []
  for (let round = 0; round < 3; round++)
    rounds.push([await throughput(idle, 303), await throughput(save, 303)])
  client.close()
  const mean = (at: 0 | 1) => rounds.reduce((sum, pair) => sum + pair[at], 0) / rounds.length
  return [mean(0), mean(1)]
}

/** Saving a sheet: by the service alone, and over HTTP beside an action that does nothing. */
export async function benchSaving(bench: Bench): Promise<Figure[]> {
  const service: Figure[] = []
  for (const kind of KINDS) service.push(...(await serviceRatio(bench, kind)))
  const { ctx, load, dataDir } = await bench.seed({ judges: 16, entries: 200, criteria: 6, scored: false })
  await ctx.close()
  const [idle, save] = await withServer(dataDir, ({ origin }) => overHttp(origin, load))
  return [
    ...service,
    { name: 'No-op Remix action over HTTP, 16 judges', value: idle, unit: '/s' },
    { name: 'Saving a sheet over HTTP, 16 judges', value: save, unit: '/s' },
    { name: 'Saving against the no-op', value: save / idle, unit: '×', limit: { least: HTTP_LEAST } },
  ]
}
