import type { Rules } from '~/domain/rules'
import { viewDraft } from '~/services/assignment-draft-view.server'
import { makeAssignmentDraft } from '~/services/assignment-drafts.server'
import type { DraftOrder } from '~/services/assignment-problem.server'
import type { Context } from '~/services/context'
import { addSeat, createPanel, seatPerson } from '~/services/panels.server'
import { putEntries } from '~/services/stage-entries.server'
import { addOpenCompetition, RULES } from './competition'
import { addPerson } from './context'
import { actorOf, addSubmittedEntry } from './judging'

const [STAGE] = RULES.stages
export const SUBSET: Rules = {
  ...RULES,
  stages: STAGE ? [{ ...STAGE, assignment: 'subset', conflictLevel: 'kelurahan' }] : [],
}

const KECAMATAN = ['36.71.01', '36.71.07', '36.71.05', '36.71.09']

type Ward = readonly [code: string, name: string, kecamatan: string, kecamatanName: string]

async function addWards(ctx: Context, wards: readonly Ward[]): Promise<void> {
  const rows = wards.flatMap(([code, name, kecamatan, kecamatanName]) => [
    { code: kecamatan, name: kecamatanName, level: 'kecamatan' as const, parent_code: '36.71' },
    { code, name, level: 'kelurahan' as const, parent_code: kecamatan },
  ])
  for (const row of rows)
    await ctx.db
      .insertInto('region')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** A stage whose entries lie in four kecamatan, with judges who have none of them yet; the first lives in the first ward. */
export async function addStageToAssign(
  ctx: Context,
  size: { entries: number; judges: number },
  rules = SUBSET,
) {
  const slug = 'lomba-uji-2026'
  const founder = await addPerson(ctx, { account: 'rahman', name: 'Rahman', grants: [{ role: 'organizer' }] })
  const { competition, rulesId } = await addOpenCompetition(ctx, founder, rules, slug)
  const wards = Array.from({ length: Math.max(1, size.entries) }, (_, at) => {
    const kecamatan = KECAMATAN[at % KECAMATAN.length] ?? ''
    const code = `${kecamatan}.${1001 + at}`
    return [code, `Kelurahan ${at + 1}`, kecamatan, `Kecamatan ${kecamatan}`] as const
  })
  await addWards(ctx, wards)
  for (const [at, ward] of wards.slice(0, size.entries).entries())
    await addSubmittedEntry(ctx, competition, rulesId, `P${at + 1}`, ward)
  const sari = await addPerson(ctx, {
    ...{ account: 'sari', name: 'Sari', grants: [{ role: 'organizer', competition: competition.id }] },
  })
  const panel = await createPanel(ctx, founder, slug, { name: 'Tim Penilai' })
  const seats: string[] = []
  for (let at = 1; at <= size.judges; at++) {
    const home = at === 1 ? { homeRegion: '36.71.01.1001' } : {}
    await addPerson(ctx, { account: `juri${at}`, name: `Juri ${at}`, ...home })
    const seat = await addSeat(ctx, founder, panel.uid, { label: `Kursi ${at}`, function: 'member' })
    await seatPerson(ctx, founder, seat.uid, { account: `juri${at}` })
    seats.push(seat.uid)
  }
  await putEntries(ctx, founder, slug, 'proposal', 'all')
  return {
    ...{ slug, stage: 'proposal', competition, rulesId, seats, rahman: founder, sari },
    judge: (number: number) => actorOf(ctx, `juri${number}`),
  }
}

export type StageToAssign = Awaited<ReturnType<typeof addStageToAssign>>

export const order = (changes: Partial<DraftOrder> = {}): DraftOrder => ({
  ...{ perEntry: 3, keep: 'assigned', absent: null },
  ...changes,
})

/** Computes a draft as the job does, and reads it as the page does. */
export async function draftOf(
  ctx: Context,
  { rahman, slug, stage }: StageToAssign,
  asked: Partial<DraftOrder> = {},
  seed = 1,
) {
  await makeAssignmentDraft(ctx, rahman, { slug, stage, order: order(asked), seed }, async () => {})
  const { draft } = await viewDraft(ctx, rahman, { slug, stage })
  if (!draft) throw new Error('no draft')
  return draft
}
