import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RankingScope } from '~/domain/ranking-view'
import { PASSWORD } from '../load/seed'
import { Client, throughput } from './client'
import { type Figure, time } from './figures'
import { type Bench, loopDelay, memoryOf, withServer } from './stand'

const CONNECTIONS = 16
const SCOPE: RankingScope = { stage: null, category: null, kecamatan: null }
const STATIC_LEAST = 0.5
const NATION_MOST = 1000
/** Cost may grow with the marks, and a tenth for what does not fit caches as well. */
const GROWTH_MOST = 1.1
const LOOP_MOST = 50
const MEMORY_MOST = 200

/** Ranking pages of 1,000 entries against a static file of the same size from the same server. */
export async function benchPages(bench: Bench): Promise<Figure[]> {
  const { ctx, load, dataDir } = await bench.seed({ judges: 5, entries: 1000, criteria: 6, scored: true })
  await ctx.close()
  return withServer(dataDir, async ({ origin }) => {
    const client = new Client(origin, CONNECTIONS)
    const cookie = await client.logIn(load.organizer, PASSWORD)
    const figures: Figure[] = []
    for (const [name, query] of [
      ['Page of 50', ''],
      ['Whole list of 1,000', '?halaman=semua'],
    ] as const) {
      const path = `/kelola/${load.slug}/peringkat${query}`
      const { bytes } = await client.send('GET', path, cookie)
      const file = `bench-${randomUUID()}.txt`
      const onDisk = join('build', 'client', 'assets', file)
      writeFileSync(onDisk, 'x'.repeat(bytes))
      try {
        const workers = (of: string) =>
          Array.from({ length: CONNECTIONS }, () => () => client.send('GET', of, cookie))
        await throughput(workers(path), 200, 1000)
        const page = await throughput(workers(path), 200)
        const plain = await throughput(workers(`/assets/${file}`), 200)
        const one = await time(() => client.send('GET', path, cookie), 15)
        figures.push(
          { name: `${name}, ${(bytes / 1000).toFixed(0)} kB, one client`, value: one, unit: 'ms' },
          { name: `${name}, ${CONNECTIONS} clients`, value: page, unit: '/s' },
          { name: 'Static file of the same size', value: plain, unit: '/s' },
          {
            name: `${name} against the file`,
            value: page / plain,
            unit: '×',
            limit: { least: STATIC_LEAST },
          },
        )
      } finally {
        rmSync(onDisk, { force: true })
      }
    }
    client.close()
    return figures
  })
}

/** Ranks every kelurahan of the country from the database, and smaller shares of it. */
async function benchNation(
  bench: Bench,
): Promise<{ figures: Figure[]; slug: string; organizer: string; dataDir: string }> {
  const taken: number[] = []
  let last = { slug: '', organizer: '', dataDir: '' }
  for (const entries of [531, 2124, 8496]) {
    const { ctx, load, dataDir } = await bench.seed({ judges: 5, entries, criteria: 20, scored: true })
    taken.push(await time(() => ctx.compute.rank({ competition: load.competition.id, scope: SCOPE }), 3))
    await ctx.close()
    last = { slug: load.slug, organizer: load.organizer, dataDir }
  }
  const [sixteenth = 1, quarter = 1, whole = 1] = taken
  return {
    ...last,
    figures: [
      { name: 'Ranking 531 × 5 × 20 from the database', value: sixteenth, unit: 'ms' },
      { name: 'Ranking 2,124 × 5 × 20', value: quarter, unit: 'ms' },
      { name: 'Ranking 8,496 × 5 × 20', value: whole, unit: 'ms', limit: { most: NATION_MOST } },
      {
        name: 'Growth from 1/16, against the marks',
        value: whole / sixteenth / 16,
        unit: '×',
        limit: { most: GROWTH_MOST },
      },
    ],
  }
}

/** The country's ranking and its export over HTTP: time, memory, and how long others waited. */
export async function benchLarge(bench: Bench): Promise<Figure[]> {
  const { figures, slug, organizer, dataDir } = await benchNation(bench)
  const more = await withServer(dataDir, async (server) => {
    const client = new Client(server.origin, CONNECTIONS)
    const cookie = await client.logIn(organizer, PASSWORD)
    await client.send('GET', '/masuk')
    const before = memoryOf(server.child.pid ?? 0)
    await loopDelay(server)
    const start = Date.now()
    const { status, bytes } = await client.send('GET', `/kelola/${slug}/ekspor/marks.csv`, cookie)
    if (status !== 200) throw new Error(`the export answered ${status}`)
    const seconds = (Date.now() - start) / 1000
    await client.send('GET', `/kelola/${slug}/peringkat`, cookie)
    const delay = await loopDelay(server)
    const after = memoryOf(server.child.pid ?? 0)
    client.close()
    return [
      { name: `Export of all marks, ${(bytes / 1e6).toFixed(0)} MB`, value: seconds, unit: 's' },
      {
        name: 'Memory that it took at most',
        value: after.most - before.now,
        unit: 'MiB',
        limit: { most: MEMORY_MOST },
      },
      { name: 'Memory of the server in all', value: after.most, unit: 'MiB' },
      { name: 'Event-loop delay meanwhile, p99', value: delay.p99, unit: 'ms', limit: { most: LOOP_MOST } },
    ] satisfies Figure[]
  })
  return [...figures, ...more]
}
