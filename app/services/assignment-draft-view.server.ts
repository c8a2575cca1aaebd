import { findAssignmentDraft } from '#db/queries/assignment-drafts'
import type { Actor } from '~/domain/actors'
import { panelQuality } from '~/domain/assignment/panel-quality'
import { panelsWithin, type Section } from '~/domain/assignment/sections'
import { wardName } from '~/domain/ward-name'
import {
  choicesFor,
  type DraftPlace,
  manageAssignments,
  openDraft,
  panelsOf,
  readDraft,
} from './assignment-drafts.server'
import { type DraftOrder, loadStageProblem, type StageProblem } from './assignment-problem.server'
import type { Context } from './context'

/** What is asked for where nothing was asked yet. */
const PLAIN: DraftOrder = { perEntry: 3, keep: 'assigned', absent: null }

/** The page on which a draft is asked for and looked at. */
export async function viewDraft(ctx: Context, actor: Actor, { slug, stage }: DraftPlace) {
  const competition = await manageAssignments(ctx.db, actor, slug)
  const row = await findAssignmentDraft(ctx.db, competition.id, stage)
  const draft = row && readDraft(row)
  const problem = await loadStageProblem(ctx.db, ctx, competition.id, stage, draft?.order ?? PLAIN)
  const { seats, rules, entries } = problem
  const held = seats.filter(({ present }) => present !== null)
  return {
    competition: { slug, name: competition.name, zone: competition.zone },
    stage: { code: stage, name: rules.stage.name, kind: rules.stage.assignment },
    entries: entries.length,
    order: draft?.order ?? { ...PLAIN, perEntry: Math.min(PLAIN.perEntry, Math.max(1, held.length)) },
    seats: held.map(({ uid, label, present }) => ({ uid, name: present?.name ?? label })),
    draft: draft ? describe(draft, problem) : null,
  }
}

export type DraftView = Awaited<ReturnType<typeof viewDraft>>

function describe(draft: ReturnType<typeof readDraft>, problem: StageProblem) {
  const { seats, entries, sections, released } = problem
  const panels = panelsOf(draft, problem)
  const nameOf = (seat: number) => seats[seat]?.present?.name ?? seats[seat]?.label ?? ''
  const labelOf = (entry: number) => entries[entry]?.label ?? ''
  const seatNames = new Map(seats.map(({ uid }, seat) => [uid, nameOf(seat)]))
  const labels = new Map(entries.map(({ uid, label }) => [uid, label]))
  const isNew = (seat: number, entry: number) =>
    problem.existing.get(`${seats[seat]?.id} ${entries[entry]?.id}`)?.state !== 'active'
  return {
    ...{ seed: draft.seed, savedBy: draft.savedBy, savedAt: draft.savedAt, version: draft.version },
    absent: draft.order.absent === null ? null : (seatNames.get(draft.order.absent) ?? null),
    outdated: draft.basis !== problem.basis,
    blocks: draft.content.blocks.map(({ missing, ...block }) => ({
      missing,
      entries: block.entries.flatMap((uid) => labels.get(uid) ?? []),
      judges: block.seats.flatMap((uid) => seatNames.get(uid) ?? []),
    })),
    sections: sections.map((section) => qualityOf(section, panels, { nameOf, labelOf })),
    assigned: panels.reduce(
      (sum, panel, entry) => sum + panel.filter((seat) => isNew(seat, entry)).length,
      0,
    ),
    withdrawn: released.filter(({ seat, entry }) => !panels[entry]?.includes(seat)).length,
    rows: entries.map(({ uid, label, regionName, kecamatanName }, entry) => ({
      ...{ uid, label, place: wardName(regionName, kecamatanName) },
      judges: (panels[entry] ?? []).map((seat) => ({
        name: nameOf(seat),
        kept: problem.keeps(seat, entry),
      })),
    })),
  }
}

interface Naming {
  nameOf: (seat: number) => string
  labelOf: (entry: number) => string
}

function qualityOf(section: Section, joined: readonly number[][], { nameOf, labelOf }: Naming) {
  const quality = panelQuality(section.problem, panelsWithin(section, joined))
  const judge = (at: number) => nameOf(section.seats[at] ?? -1)
  const entry = (at: number) => labelOf(section.entries[at] ?? -1)
  return {
    entries: section.entries.length,
    perEntry: section.problem.perItem,
    territories: new Set(section.problem.territory).size,
    loads: quality.loads.map((load, at) => ({
      judge: judge(at),
      load,
      territories: quality.spread[at]?.territories ?? 0,
    })),
    pieces: quality.pieces,
    bridges: quality.bridges.map((bridge) => ({ judge: judge(bridge.judge), entry: entry(bridge.item) })),
    overlap: quality.overlap,
    efficiency: quality.efficiency,
    uneven: quality.uneven.map(entry),
  }
}

/** One entry of the draft with every judge of the stage. */
export async function viewDraftEntry(
  ctx: Context,
  actor: Actor,
  { slug, stage, entry: uid }: DraftPlace & { entry: string },
) {
  const competition = await manageAssignments(ctx.db, actor, slug)
  const { draft, problem } = await openDraft(ctx.db, ctx, competition.id, stage)
  const choices = choicesFor(problem, uid)
  const panels = panelsOf(draft, problem)
  const at = problem.entries.findIndex((entry) => entry.uid === uid)
  const entry = problem.entries[at]
  return {
    competition: { slug, name: competition.name },
    stage: { code: stage, name: problem.rules.stage.name },
    entry: {
      label: entry?.label ?? '',
      place: wardName(entry?.regionName ?? '', entry?.kecamatanName ?? null),
    },
    version: draft.version,
    perEntry: draft.order.perEntry,
    judges: choices.map((choice, seat) => ({
      ...choice,
      chosen: panels[at]?.includes(seat) === true,
      load: panels.filter((panel) => panel.includes(seat)).length,
    })),
  }
}
