import { listPreparedParts, listStageKecamatan } from '#db/queries/plenaries'
import type { Actor } from '~/domain/actors'
import { StateError } from '~/domain/errors'
import type { MeetingLine, MeetingState, PreparedMeeting } from '~/domain/meeting-view'
import { can } from '~/domain/policy'
import { absenceOf, isPlenaryOnly, type Stage } from '~/domain/rules'
import { windowState } from '~/domain/time'
import { wardName } from '~/domain/ward-name'
import { authorize } from './authorize.server'
import { seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { headOf } from './overview.server'
import { closedParts, type MeetingPlace, seeMeeting } from './plenary-access.server'
import { type MeetingBoard, readMeetingBoard } from './plenary-board.server'
import { findObstacles } from './plenary-closing.server'
import { findClosingConflict, mustLeaveClosing } from './plenary-conflict.server'
import { readMinutes } from './plenary-minutes.server'
import { currentRules } from './rules.server'
import { listCandidates } from './stage-entries.server'

/** The meetings of a competition, one per stage and kecamatan of a partitioned one. @throws NotFoundError */
export async function listMeetingParts(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug, 'competition.view_setup')
  const { rules } = await currentRules(ctx.db, competition.id)
  const isClosed = await closedParts(ctx.db, competition.id)
  const prepared = await listPreparedParts(ctx.db, competition.id)
  const now = ctx.now().toISOString()
  const stages = []
  for (const stage of rules.stages) {
    const kecamatan = await listStageKecamatan(ctx.db, competition.id, stage.code)
    const all = kecamatan.reduce((sum, { entries }) => sum + entries, 0)
    const parts =
      stage.partition === 'whole'
        ? [{ code: null, name: null, entries: all }]
        : kecamatan.filter(({ code }) => code)
    stages.push({
      ...{ code: stage.code, name: stage.name, closesAt: stage.closesAt },
      parts: parts.map(({ code, name, entries }) => {
        const isPrepared = prepared.some((part) => part.stage === stage.code && part.region === (code ?? ''))
        return {
          code,
          name,
          entries,
          state: stateOf(stage, entries, now, isClosed(stage.code, code), isPrepared),
        }
      }),
    })
  }
  return { competition: headOf(competition), stages }
}

function stateOf(
  stage: Stage,
  entries: number,
  now: string,
  closed: boolean,
  prepared: boolean,
): MeetingState {
  if (closed) return prepared ? 'further' : 'closed'
  if (entries === 0) return 'empty'
  if (prepared) return 'preparing'
  const window = windowState(stage, [], now)
  return window === 'closed' || (isPlenaryOnly(stage) && window === 'open') ? 'ready' : 'early'
}

/** A meeting: what is before it, what is prepared, and what its closed ones decided. @throws NotFoundError */
export async function viewMeeting(ctx: Context, actor: Actor, place: MeetingPlace) {
  const board = await readMeetingBoard(ctx, actor, place)
  const { competition, rules, stage, region, window, subject, version, ranking, meetings, isSealed } = board
  const isOver = meetings.length > 0 && version === 0
  return {
    competition: headOf(competition),
    stage: { code: stage.code, kind: stage.kind, name: stage.name, closesAt: stage.closesAt },
    region,
    window: isPlenaryOnly(stage) && window === 'open' ? ('closed' as const) : window,
    ...{ isOver, isSealed, version, ranking: board.sha256, members: ranking.members.length },
    may: {
      close: can(actor, 'plenary.close', subject),
      put: can(actor, 'assignment.manage', subjectOf(competition)),
    },
    prepared: prepare(board, {
      isHidden: isSealed || isOver,
      isLast: rules.stages.at(-1)?.code === stage.code,
      mayPrepare: can(actor, 'plenary.prepare', subject),
    }),
    minutes: await readMinutes(ctx, board),
    next: isOver ? await nextStage(ctx, actor, board) : null,
  }
}

/**
 * The same for the page that closes it.
 * @throws ForbiddenError for whoever does not prepare it; StateError `plenary_closed` once it is over
 */
export async function viewClosing(ctx: Context, actor: Actor, place: MeetingPlace) {
  const { subject } = await seeMeeting(ctx.db, ctx, actor, place)
  authorize(actor, 'plenary.prepare', subject)
  const meeting = await viewMeeting(ctx, actor, place)
  if (meeting.isOver) throw new StateError('plenary_closed')
  const { competition, stage, ranking } = await readMeetingBoard(ctx, actor, place)
  const about = { competitionId: competition.id, stage, members: ranking.members }
  const conflict = await findClosingConflict(ctx.db, actor, about, ctx.now().toISOString())
  return { ...meeting, conflict, leaves: mustLeaveClosing(conflict) }
}

export type MeetingView = Awaited<ReturnType<typeof viewMeeting>>

function prepare(
  board: MeetingBoard,
  { isHidden, ...place }: { isHidden: boolean; isLast: boolean; mayPrepare: boolean },
): PreparedMeeting {
  const { rules, ranking, held, values, seats, meetings } = board
  const codes = new Set(ranking.parts?.map(({ code }) => code) ?? [null])
  const kecamatan = new Map(
    ranking.members.map(({ kecamatanCode, kecamatanName }) => [kecamatanCode, kecamatanName]),
  )
  const nameOf = (code: string) => {
    const category = rules.categories.find((each) => each.code === code)?.name
    const name = kecamatan.get(code)
    return category ?? (name ? `Kec. ${name}` : code)
  }
  return {
    ...place,
    parts: [...codes].map((code) => ({ code, name: code === null ? null : nameOf(code) })),
    absentCounts: absenceOf(board.stage) === 'minimum',
    ...{ isFurther: meetings.length > 0, hasRanking: ranking.basis !== 'none', values, seats },
    ...(isHidden
      ? { ties: [], lines: [], problems: [] }
      : { ties: held.ties, lines: linesOf(board), problems: held.problems }),
    obstacles: findObstacles(board),
  }
}

function linesOf({ ranking, held }: MeetingBoard): MeetingLine[] {
  const ranked = new Map(ranking.parts?.flatMap((part) => part.ranked.map((row) => [row.uid, row])))
  const apart = new Map(ranking.parts?.flatMap((part) => part.apart.map((row) => [row.uid, row])))
  type Place = { code: string | null; order: number; rank: number | null; tied: boolean }
  const places = new Map<string, Place>(
    held.parts?.flatMap(({ code, placed, unplaced }, order) => [
      ...placed.map(({ id, rank, tied }) => [id, { code, order, rank, tied }] as const),
      ...unplaced.map((id) => [id, { code, order, rank: null, tied: false }] as const),
    ]),
  )
  const lines = ranking.members.map((member): MeetingLine & { order: number } => {
    const { uid, label, regionName, kecamatanName, missingSheets, standing } = member
    const place = places.get(uid)
    const row = held.rows.get(uid)
    return {
      ...{ uid, label, missingSheets, standing, ward: wardName(regionName, kecamatanName) },
      ...{ part: place?.code ?? null, order: place?.order ?? 0, rank: place?.rank ?? null },
      ...{ tied: place?.tied ?? false, total: ranked.get(uid)?.total ?? null },
      ...{ decidedBy: ranked.get(uid)?.decidedBy ?? null, reasons: apart.get(uid)?.reasons ?? [] },
      absent: ranked.get(uid)?.absent ?? [],
      expected: { outcome: row?.expected.outcome ?? null, why: row?.expected.why ?? 'no-ranking' },
      ...{ outcome: row?.outcome ?? null, departs: row?.departs ?? false, changes: row?.changes ?? false },
    }
  })
  const LAST = Number.MAX_SAFE_INTEGER
  return lines
    .sort((a, b) => a.order - b.order || (a.rank ?? LAST) - (b.rank ?? LAST))
    .map(({ order: _, ...line }) => line)
}

/** The stage that those who passed go on to, and how many of them are not in it yet. */
async function nextStage(ctx: Context, actor: Actor, { competition, rules, stage }: MeetingBoard) {
  const at = rules.stages.findIndex(({ code }) => code === stage.code)
  const next = rules.stages[at + 1]
  if (!next) return null
  const candidates = await listCandidates(ctx, actor, competition.slug, next.code)
  return { code: next.code, name: next.name, candidates: candidates.length }
}
