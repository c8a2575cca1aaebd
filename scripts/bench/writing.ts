import { setTimeout as wait } from 'node:timers/promises'
import { openContext } from '~/server/context'
import { FORM_FIELD } from '../load/rules'
import { PASSWORD } from '../load/seed'
import { addTeams, type Team } from '../load/teams'
import { Client } from './client'
import type { Figure } from './figures'
import { type Bench, withServer } from './stand'

const TEAMS = 200
/** Each team saves as often as its page may. */
const EVERY = 2_000
const LASTS = 20_000
const MOST = 100
const WORDS = 'warga memilah sampah di rumah lalu menabungnya di bank sampah kelurahan setiap pekan '

/** How long each save took, in milliseconds from the moment at which it was due, whatever came before it. */
async function write(origin: string, teams: readonly Team[]): Promise<number[]> {
  const client = new Client(origin, TEAMS)
  const cookies: string[] = []
  for (const { account } of teams) cookies.push(await client.logIn(account, PASSWORD))
  const taken: number[] = []
  const start = performance.now() + 500
  await Promise.all(
    teams.map(async ({ person, dossier }, index) => {
      // As the page does: one at a time. What is late is measured from when it was due all the same.
      let last = Promise.resolve()
      for (let turn = 0; turn * EVERY < LASTS; turn++) {
        const due = start + turn * EVERY + (index * EVERY) / TEAMS
        await wait(Math.max(0, due - performance.now()))
        const body = new URLSearchParams({
          ...{ orang: person, [`b.${FORM_FIELD}`]: String(turn) },
          [`v.${FORM_FIELD}`]: WORDS.repeat(1 + turn),
        })
        const save = async () => {
          const { status } = await client.send(
            'POST',
            `/berkas/${dossier}/simpan`,
            cookies[index],
            body.toString(),
          )
          if (status !== 200) throw new Error(`answered ${status}`)
          taken.push(performance.now() - due)
        }
        last = last.then(save)
      }
      await last
    }),
  )
  client.close()
  return taken
}

/** An answer alone does not say that the text was taken over. @throws when some were not */
async function requireAccepted(dataDir: string, count: number): Promise<void> {
  const ctx = await openContext({ dataDir, log: () => {} })
  const rows = await ctx.db.selectFrom('dossier_value_version').select('accepted').execute()
  await ctx.close()
  const accepted = rows.filter((row) => row.accepted === 1).length
  // Each dossier began with its title.
  const wanted = count + (accepted >= count + TEAMS ? TEAMS : 0)
  if (rows.length !== accepted || accepted !== wanted)
    throw new Error(`${accepted} of ${rows.length} taken over`)
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0

/** Two hundred teams that write at once, each saving every two seconds: open loop. */
export async function benchWriting(bench: Bench): Promise<Figure[]> {
  const { ctx, load, dataDir } = await bench.seed({ judges: 1, entries: 1, criteria: 1, scored: false })
  const teams = await addTeams(ctx, load, TEAMS)
  await ctx.close()
  const taken = await withServer(dataDir, ({ origin }) => write(origin, teams))
  await requireAccepted(dataDir, taken.length)
  return [
    { name: `Saves of ${TEAMS} teams writing at once`, value: taken.length / (LASTS / 1000), unit: '/s' },
    { name: 'Half of them within', value: percentile(taken, 0.5), unit: 'ms' },
    { name: '95 of 100 within', value: percentile(taken, 0.95), unit: 'ms', limit: { most: MOST } },
  ]
}
