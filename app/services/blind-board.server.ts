import { listBlindStates } from '#db/queries/renditions'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { can } from '~/domain/policy'
import { wardName } from '~/domain/ward-name'
import { loadActor } from './actors.server'
import { authorizeSight } from './authorize.server'
import { type CompetitionRow, competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { scoringSeats } from './panels.server'
import { currentRules } from './rules.server'

/** The blind stages of a competition with their entries, and how many are not ready for judges. */
export async function readBlindBoard(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  const { rules } = await currentRules(ctx.db, competition.id)
  const stages = []
  for (const { code, name } of rules.stages.filter(({ blind }) => blind)) {
    const rows = await listStageEntries(ctx.db, competition.id, code)
    const uids = rows.map(({ revisions }) => JSON.parse(revisions) as string[])
    const states = await listBlindStates(ctx.db, uids.flat())
    const entries = rows.map((row, index) => ({
      uid: row.uid,
      label: row.label,
      place: wardName(row.regionName, row.kecamatanName),
      dossiers: states.filter(({ uid }) => uids[index]?.includes(uid)).map(toBoardDossier),
    }))
    const left = entries.filter(({ dossiers }) => dossiers.some(({ state }) => state !== 'checked')).length
    stages.push({ code, name, entries, left, seeing: await scorersWithSight(ctx, competition, code) })
  }
  const { name, zone } = competition
  return { slug, name, zone, stages, mayCheck: can(actor, 'rendition.check', subjectOf(competition)) }
}

/** Names of those who score a blind stage and may open whole dossiers in another role: blind only by their word. */
async function scorersWithSight(ctx: Context, competition: CompetitionRow, stage: string): Promise<string[]> {
  const seats = await scoringSeats(ctx.db, competition.id, stage, ctx.now().toISOString())
  const names = await Promise.all(
    seats.map(async ({ present }) => {
      const actor = present && (await loadActor(ctx, present.personId))
      return actor && can(actor, 'panel.view', subjectOf(competition)) ? [present.name] : []
    }),
  )
  return [...new Set(names.flat())]
}

type BlindState = Awaited<ReturnType<typeof listBlindStates>>[number]

function toBoardDossier({ uid, title, number, checkedAt, checkedBy, listed }: BlindState) {
  const state = checkedAt !== null ? 'checked' : listed === null ? 'todo' : 'listed'
  return { uid, title, number, checkedAt, checkedBy, state: state as 'checked' | 'todo' | 'listed' }
}
