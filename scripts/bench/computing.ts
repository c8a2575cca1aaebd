import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { SYSTEM } from '~/domain/actors'
import { exactBootstrap } from '~/domain/statistics/judge-bootstrap'
import { openContext } from '~/server/context'
import { importRegions } from '~/services/regions.server'
import { STAGE } from '../load/rules'
import { type Figure, time } from './figures'
import type { Bench } from './stand'

const NATION = { judges: 5, entries: 8496, criteria: 20, scored: true }
const PANEL = { judges: 11, entries: 10, criteria: 6, scored: true }
const SCOPE = { stage: STAGE, category: null, kecamatan: null }
const NATION_MOST = 3
const BOOTSTRAP_MOST = 2
const REGIONS_MOST = 15
const LOOP_MOST = 50
const RESOLUTION = 5

const seconds = (from: bigint) => Number(process.hrtime.bigint() - from) / 1e9

/** What is computed or loaded at one go: the parts of the fairness report, and the regions of the country. */
export async function benchComputing(bench: Bench): Promise<Figure[]> {
  return [...(await benchNation(bench)), ...(await benchBootstrap(bench)), await benchRegions(bench)]
}

/** Ranking, agreement and severity of the whole country, one after the other as the report's page asks for them. */
async function benchNation(bench: Bench): Promise<Figure[]> {
  const { ctx, load } = await bench.seed(NATION)
  const competition = load.competition.id
  try {
    const { figure, result } = await whileWatched(() =>
      time(async () => {
        await ctx.compute.rank({ competition, scope: SCOPE })
        await ctx.compute.fairness({ competition, scope: SCOPE, part: 'agreement' })
        await ctx.compute.fairness({ competition, scope: SCOPE, part: 'severity' })
      }, 3),
    )
    return [
      {
        name: 'Ranking, agreement and severity, 8,496 × 5 × 20 from the database',
        ...{ value: result / 1000, unit: 's', limit: { most: NATION_MOST } },
      },
      figure,
    ]
  } finally {
    await ctx.close()
  }
}

/** Marks that tell entries apart as little as close competitions do: ten points around seventy. */
const marks = Array.from({ length: PANEL.judges }, (_, judge) =>
  Array.from({ length: PANEL.entries }, (_, item) => 65 + ((judge * 7 + item * 13 + judge * item) % 11)),
)

/** The bootstrap by itself, and as part of a report, from the database and off the event loop. */
async function benchBootstrap(bench: Bench): Promise<Figure[]> {
  const begin = process.hrtime.bigint()
  const figures = exactBootstrap(marks, true)
  const bootstrap = seconds(begin)
  if ('reason' in figures) throw new Error(figures.reason)
  const { ctx, load } = await bench.seed(PANEL)
  try {
    const { figure, result } = await whileWatched(async () => {
      const from = process.hrtime.bigint()
      await ctx.compute.fairness({ competition: load.competition.id, scope: SCOPE, part: 'certainty' })
      return seconds(from)
    })
    return [
      {
        name: `Exact bootstrap, ${PANEL.judges} judges × ${PANEL.entries} entries (352,716 multisets)`,
        ...{ value: bootstrap, unit: 's', limit: { most: BOOTSTRAP_MOST } },
      },
      { name: 'All about how sure that order is, by the report', value: result, unit: 's' },
      figure,
    ]
  } finally {
    await ctx.close()
  }
}

/** What other requests feel of the work: how late the event loop of the calling process is. */
async function whileWatched<T>(work: () => Promise<T>): Promise<{ result: T; figure: Figure }> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  const result = await work()
  delay.disable()
  const value = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION)
  return {
    result,
    figure: { name: 'Event loop meanwhile, p99', value, unit: 'ms', limit: { most: LOOP_MOST } },
  }
}

async function benchRegions(bench: Bench): Promise<Figure> {
  const ctx = await openContext({ dataDir: mkdtempSync(join(bench.dir, 'regions-')), log: () => {} })
  try {
    const from = process.hrtime.bigint()
    const loaded = await importRegions(ctx, SYSTEM, 'shipped')
    return {
      name: `Loading the shipped regions (${loaded.ok ? loaded.rows : 0})`,
      ...{ value: seconds(from), unit: 's', limit: { most: REGIONS_MOST } },
    }
  } finally {
    await ctx.close()
  }
}
