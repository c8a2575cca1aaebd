import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { SYSTEM } from '~/domain/actors'
import { exactBootstrap } from '~/domain/statistics/judge-bootstrap'
import { openContext } from '~/server/context'
import { importRegions } from '~/services/regions.server'
import type { Figure } from './figures'
import type { Bench } from './stand'

const JUDGES = 11
const ITEMS = 10
const BOOTSTRAP_MOST = 2
const REGIONS_MOST = 15

const seconds = (from: bigint) => Number(process.hrtime.bigint() - from) / 1e9

/** Marks that tell entries apart as little as close competitions do: ten points around seventy. */
const marks = Array.from({ length: JUDGES }, (_, judge) =>
  Array.from({ length: ITEMS }, (_, item) => 65 + ((judge * 7 + item * 13 + judge * item) % 11)),
)

/** What is computed or loaded at one go: the exact bootstrap over judges, and the regions of the country. */
export async function benchComputing(bench: Bench): Promise<Figure[]> {
  const begin = process.hrtime.bigint()
  const figures = exactBootstrap(marks, true)
  const bootstrap = seconds(begin)
  if ('reason' in figures) throw new Error(figures.reason)
  const ctx = await openContext({ dataDir: mkdtempSync(join(bench.dir, 'regions-')), log: () => {} })
  try {
    const from = process.hrtime.bigint()
    const loaded = await importRegions(ctx, SYSTEM, 'shipped')
    return [
      {
        name: `Exact bootstrap, ${JUDGES} judges × ${ITEMS} entries (352,716 multisets)`,
        ...{ value: bootstrap, unit: 's', limit: { most: BOOTSTRAP_MOST } },
      },
      {
        name: `Loading the shipped regions (${loaded.ok ? loaded.rows : 0})`,
        ...{ value: seconds(from), unit: 's', limit: { most: REGIONS_MOST } },
      },
    ]
  } finally {
    await ctx.close()
  }
}
