import { monitorEventLoopDelay } from 'node:perf_hooks'
import { loadActor } from '~/services/actors.server'
import { viewDraft } from '~/services/assignment-draft-view.server'
import { makeAssignmentDraft } from '~/services/assignment-drafts.server'
import type { Figure } from './figures'
import type { Bench } from './stand'

const SIZE = { judges: 30, entries: 500, criteria: 1, scored: false }
const PER_ENTRY = 3
const SECONDS_MOST = 10
const LOOP_MOST = 50
const RESOLUTION = 5

/** A draft for a whole stage by the service that the job runs, and what other requests feel of it meanwhile. */
export async function benchAssignment(bench: Bench): Promise<Figure[]> {
  const { ctx, load } = await bench.seed(SIZE)
  try {
    const { id } = await ctx.db
      .selectFrom('person')
      .select('id')
      .where('account', '=', load.organizer)
      .executeTakeFirstOrThrow()
    const actor = await loadActor(ctx, id)
    if (!actor) throw new Error('no organizer')
    const { stage } = await ctx.db.selectFrom('stage_entry').select('stage').executeTakeFirstOrThrow()
    const place = { slug: load.slug, stage }
    const order = { perEntry: PER_ENTRY, keep: 'started', absent: null } as const
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
    delay.enable()
    const start = process.hrtime.bigint()
    await makeAssignmentDraft(ctx, actor, { ...place, order, seed: 1 }, async () => {})
    const seconds = Number(process.hrtime.bigint() - start) / 1e9
    delay.disable()
    const begin = process.hrtime.bigint()
    const { draft } = await viewDraft(ctx, actor, place)
    const viewed = Number(process.hrtime.bigint() - begin) / 1e6
    const [section] = draft?.sections ?? []
    const loads = section?.loads.map(({ load: each }) => each) ?? []
    const late = (ns: number) => Math.max(0, ns / 1e6 - RESOLUTION)
    return [
      {
        name: 'Draft of assignments, 500 entries × 30 judges × 3',
        ...{ value: seconds, unit: 's', limit: { most: SECONDS_MOST } },
      },
      {
        name: 'Event loop meanwhile, p99',
        ...{ value: late(delay.percentile(99)), unit: 'ms', limit: { most: LOOP_MOST } },
      },
      { name: 'Event loop meanwhile, longest', value: late(delay.max), unit: 'ms' },
      {
        name: 'Loads apart at most',
        value: Math.max(...loads) - Math.min(...loads),
        unit: '',
        limit: { most: 1 },
      },
      { name: 'Bridges', value: section?.bridges.length ?? -1, unit: '', limit: { most: 0 } },
      { name: 'A-efficiency', value: section?.efficiency ?? 0, unit: '' },
      { name: 'Reading the draft with its figures', value: viewed, unit: 'ms' },
    ]
  } finally {
    await ctx.close()
  }
}
