import { SYSTEM } from '~/domain/actors'
import type { OpenContext } from '~/server/context'
import { loadActor } from '~/services/actors.server'
import { searchDossiers } from '~/services/dossier-search.server'
import { refreshSearch } from '~/services/search-index.server'
import { transact } from '~/services/transact.server'
import { FORM_FIELD } from '../load/rules'
import type { Load } from '../load/seed'
import type { Figure } from './figures'
import { wordAt, writeText } from './search-texts'
import type { Bench } from './stand'

const DOSSIERS = 8_496
/** As a whole form of Kampung Proklim or Masjid Peduli has when it is well filled. */
const WORDS = 900
const MOST = 50
const BATCH = 250

/** A draft for every entry. */
async function addDossiers(ctx: OpenContext, { competition }: Load): Promise<void> {
  const at = ctx.now().toISOString()
  const entries = await ctx.db
    .selectFrom('entry')
    .select(['id', 'region_code', 'label'])
    .where('competition_id', '=', competition.id)
    .orderBy('id')
    .execute()
  for (let start = 0; start < entries.length; start += BATCH) {
    const act = { type: 'dossier.imported', competition: competition.uid } as const
    await transact(ctx, SYSTEM, act, async (tx, record) => {
      for (const [offset, { id, region_code }] of entries.slice(start, start + BATCH).entries()) {
        const seed = start + offset
        const name = writeText(5, seed + 1_000_000)
        const innovation = await record.insert('innovation', { region_code, name, created_at: at })
        const dossier = await record.insert('dossier', {
          ...{ entry_id: id, innovation_id: innovation.id, category: 'umum', state: 'draft', created_at: at },
        })
        const value = writeText(WORDS, seed)
        await tx
          .insertInto('dossier_value')
          .values({ dossier_id: dossier.id, field: FORM_FIELD, value, version: 1, updated_at: at })
          .execute()
      }
    })
  }
}

/** What people type: words of every frequency, several of them, beginnings, words in a row, and words left out. */
function queries(): string[] {
  const found: string[] = []
  for (let at = 0; at < 60; at += 1) {
    const [often, mid, rare] = [wordAt(at), wordAt(60 + at * 7), wordAt(1_000 + at * 150)]
    found.push(often, `${often} ${mid}`, `${mid} ${rare}`, rare.slice(0, 4), `"${often} ${wordAt(at + 1)}"`)
    found.push(`${mid} -${often}`, `${often} ${wordAt(at + 2)} ${mid}`)
  }
  return found
}

/** Searches in the full text of as many dossiers as kelurahan, by the service that the page calls. */
export async function benchSearch(bench: Bench): Promise<Figure[]> {
  const { ctx, load } = await bench.seed({ judges: 1, entries: DOSSIERS, criteria: 1, scored: false })
  try {
    await addDossiers(ctx, load)
    const begin = process.hrtime.bigint()
    const made = await refreshSearch(ctx)
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9
    const person = await ctx.db
      .selectFrom('person')
      .select('id')
      .where('account', '=', load.organizer)
      .executeTakeFirstOrThrow()
    const actor = await loadActor(ctx, person.id)
    if (!actor) throw new Error('no organizer')
    const taken: number[] = []
    let hits = 0
    for (const text of queries()) {
      const start = process.hrtime.bigint()
      const { total } = await searchDossiers(ctx, actor, { slug: load.slug, text, page: 1 })
      taken.push(Number(process.hrtime.bigint() - start) / 1e6)
      hits += total
    }
    taken.sort((a, b) => a - b)
    const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0
    const from = process.hrtime.bigint()
    const { pairs } = await ctx.compute.findLikenesses({ competition: load.competition.id })
    const comparing = Number(process.hrtime.bigint() - from) / 1e9
    return [
      { name: `Making ${made} dossiers of ${WORDS} words searchable`, value: made / seconds, unit: '/s' },
      { name: `Searches, dossiers found on average`, value: hits / taken.length, unit: '' },
      { name: `Search in ${DOSSIERS} dossiers, median of ${taken.length}`, value: at(0.5), unit: 'ms' },
      { name: '… p95', value: at(0.95), unit: 'ms', limit: { most: MOST } },
      { name: '… longest', value: at(1 - 1e-9), unit: 'ms' },
      {
        name: `Comparing all ${DOSSIERS} with each other (${pairs.length} pairs)`,
        value: comparing,
        unit: 's',
      },
    ]
  } finally {
    await ctx.close()
  }
}
