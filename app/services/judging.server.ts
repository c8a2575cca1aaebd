import type { Db } from '#db/connect'
import { findStatement, type JudgeAssignmentRow, listJudgeAssignments } from '#db/queries/assignments'
import { findPersonById } from '#db/queries/people'
import { listCheckedRevisions } from '#db/queries/renditions'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { seededOrder } from '~/domain/judging-order'
import { can } from '~/domain/policy'
import { findStage, type Stage } from '~/domain/rules'
import { windowState } from '~/domain/time'
import { wardName } from '~/domain/ward-name'
import { appearanceOfTasks } from './appearance-numbers.server'
import { competitionOf, subjectOf } from './competition-of.server'
import { conflictFinder, type FindConflict } from './conflict-finder.server'
import type { Context } from './context'
import { currentRules } from './rules.server'
import { type StageRules, stageRules } from './stage-rules.server'

/** How far a judge has come with one entry. */
export type SheetProgress = 'none' | 'draft' | 'sent' | 'confirm'

export interface JudgeTask {
  uid: string
  label: string
  place: string
  category: string | null
  progress: SheetProgress
  revision: number | null
  receivedAt: string | null
  draftAt: string | null
}

export interface JudgeStage {
  competition: { slug: string; name: string; zone: 'WIB' | 'WITA' | 'WIT' }
  stage: Pick<Stage, 'code' | 'name' | 'judgeLabel' | 'opensAt' | 'closesAt' | 'blind'>
  window: 'before' | 'open' | 'closed'
  signed: boolean
  /** Entries that are shown once the organizers have checked their rendition without names. */
  waiting: number
  tasks: JudgeTask[]
}

const progressOf = (row: JudgeAssignmentRow, { counting }: StageRules): SheetProgress => {
  if (row.revisionNumber !== null)
    return row.revisionRulesId !== null && counting.includes(row.revisionRulesId) ? 'sent' : 'confirm'
  return row.draftMarks !== null && row.draftMarks !== '{}' ? 'draft' : 'none'
}

const toTask = (row: JudgeAssignmentRow, rules: StageRules): JudgeTask => ({
  uid: row.uid,
  label: row.label,
  place: rules.stage.blind ? '' : wardName(row.regionName, row.kecamatanName),
  category: row.category,
  progress: progressOf(row, rules),
  revision: row.revisionNumber,
  receivedAt: row.receivedAt,
  draftAt: row.draftUpdatedAt,
})

/** Where the actor judges: every stage with assignments of theirs, entries in the judge's own order. */
export async function listJudgeStages(ctx: Context, actor: Actor): Promise<JudgeStage[]> {
  const now = ctx.now().toISOString()
  const person = await findPersonById(ctx.db, actor.id ?? 0)
  if (!person) return []
  const judge = { personId: person.id, homeRegion: person.home_region, workRegion: person.work_region }
  const stages: JudgeStage[] = []
  const all = await listJudgeAssignments(ctx.db, person.id, now)
  const checked = await listCheckedRevisions(ctx.db, blindRevisions(all))
  const isReady = ({ rendition, revisions }: JudgeAssignmentRow) =>
    rendition === 'full' || (JSON.parse(revisions) as string[]).every((uid) => checked.has(uid))
  const blindFirst = await openBlindEntries(ctx.db, all, now)
  for (const [key, rows] of groupByStage(all)) {
    const [slug = '', code = ''] = key.split(' ')
    const competition = await competitionOf(ctx.db, slug)
    if (!can(actor, 'independence.sign', subjectOf(competition))) continue
    const rules = await stageRules(ctx.db, competition.id, code)
    const find: FindConflict = await conflictFinder(ctx.db, competition.id, rules.stage, [judge], now)
    const own = rows.filter((row) => find(judge, row) === null)
    const visible = own.filter(
      (row) => isReady(row) && (row.rendition === 'blind' || !blindFirst.has(row.entryId)),
    )
    const { code: stageCode, name, judgeLabel, opensAt, closesAt, blind } = rules.stage
    stages.push({
      competition: { slug, name: competition.name, zone: competition.zone },
      stage: { code: stageCode, name, judgeLabel, opensAt, closesAt, blind },
      window: windowState(rules.stage, [], now),
      signed: await hasSigned(ctx, competition.id, person.id),
      waiting: own.length - visible.length,
      tasks: seededOrder(visible, `${actor.uid} ${stageCode}`, ({ uid }) => uid).map((row) =>
        toTask(row, rules),
      ),
    })
  }
  return stages
}

const blindRevisions = (rows: readonly JudgeAssignmentRow[]) =>
  rows.flatMap(({ rendition, revisions }) =>
    rendition === 'blind' ? (JSON.parse(revisions) as string[]) : [],
  )

/** Entries that this judge still scores without names: until that stage is over they show no name anywhere. */
async function openBlindEntries(
  db: Db,
  rows: readonly JudgeAssignmentRow[],
  now: string,
): Promise<Set<number>> {
  const open = new Set<number>()
  for (const own of groupByStage(rows.filter(({ rendition }) => rendition === 'blind')).values()) {
    const [first] = own
    const found = first && findStage((await currentRules(db, first.competitionId)).rules, first.stage)
    if (found && windowState(found, [], now) !== 'closed') for (const { entryId } of own) open.add(entryId)
  }
  return open
}

function groupByStage(rows: readonly JudgeAssignmentRow[]): Map<string, JudgeAssignmentRow[]> {
  const groups = new Map<string, JudgeAssignmentRow[]>()
  for (const row of rows) {
    const key = `${row.slug} ${row.stage}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

async function hasSigned(ctx: Context, competitionId: number, personId: number): Promise<boolean> {
  return (await findStatement(ctx.db, competitionId, personId)) !== undefined
}

/** A stage with its order of appearance, as far as it is the judge's. */
export interface JudgeStageOnTime extends JudgeStage {
  tasks: (JudgeTask & { appearance: number | null })[]
  /** The assignment whose entry is on now. */
  onNow: string | null
}

/** One of the actor's stages. @throws NotFoundError when they have nothing to judge in it. */
export async function readJudgeStage(
  ctx: Context,
  actor: Actor,
  slug: string,
  code: string,
): Promise<JudgeStageOnTime> {
  const stages = await listJudgeStages(ctx, actor)
  const found = stages.find(({ competition, stage }) => competition.slug === slug && stage.code === code)
  if (!found) throw new NotFoundError('stage')
  const { id } = await competitionOf(ctx.db, slug)
  const own = found.tasks.map(({ uid }) => uid)
  const { places, on } = await appearanceOfTasks(ctx.db, id, code, own)
  return {
    ...found,
    tasks: found.tasks.map((task) => ({ ...task, appearance: places[task.uid] ?? null })),
    onNow: on,
  }
}
