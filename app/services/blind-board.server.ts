import { listBlindStates } from '#db/queries/renditions'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { seesNames } from '~/domain/blind/sight'
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
    stages.push({ code, name, entries, left, ...(await scorersWithSight(ctx, competition, code, rows)) })
  }
  const { name, zone } = competition
  return { slug, name, zone, stages, mayCheck: can(actor, 'rendition.check', subjectOf(competition)) }
}

/**
 * Names of those who score a blind stage although they can open whole dossiers: by the office of their seat, so blind
 * only by their word; in another role, so that they get none of the entries which it shows them.
 */
async function scorersWithSight(
  ctx: Context,
  competition: CompetitionRow,
  stage: string,
  entries: readonly { region: string }[],
): Promise<{ seeing: string[]; aside: string[] }> {
  const subject = subjectOf(competition)
  const seeing = new Set<string>()
  const aside = new Set<string>()
  for (const { present } of await scoringSeats(ctx.db, competition.id, stage, ctx.now().toISOString())) {
    const actor = present && (await loadActor(ctx, present.personId))
    if (!actor) continue
    const wards = [competition.host_region, ...entries.map(({ region }) => region)]
    if (wards.some((region) => seesNames(actor.grants, { ...subject, region }))) aside.add(actor.name)
    else if (can(actor, 'panel.view', subject)) seeing.add(actor.name)
  }
  return { seeing: [...seeing], aside: [...aside] }
}

type BlindState = Awaited<ReturnType<typeof listBlindStates>>[number]

function toBoardDossier({ uid, title, number, checkedAt, checkedBy, listed }: BlindState) {
  const state = checkedAt !== null ? 'checked' : listed === null ? 'todo' : 'listed'
  return { uid, title, number, checkedAt, checkedBy, state: state as 'checked' | 'todo' | 'listed' }
}
