import { listAgenda } from '#db/queries/agenda'
import { listAnnouncements } from '#db/queries/announcements'
import { findCompetitionBySlug, findSeriesById, listPublicCompetitions } from '#db/queries/competitions'
import { findGuidelineById } from '#db/queries/guidelines'
import {
  findLatestRules,
  listExtensions,
  listRules,
  listScheduleChanges,
  listScheduleChangesWithNames,
} from '#db/queries/rules'
import { agendaFor, EVERYBODY, gatherAgenda } from '~/domain/agenda'
import { publicAnnouncements } from '~/domain/announcements'
import { NotFoundError } from '~/domain/errors'
import { displayName } from '~/domain/regions'
import { findStage, type Rules, SUBMISSION, withSchedule } from '~/domain/rules'
import { stageOfTarget } from '~/domain/stage-materials'
import { windowState } from '~/domain/time'
import { listAnnouncedDraws } from './appearance-draw.server'
import type { CompetitionRow } from './competition-access.server'
import type { Context } from './context'
import { readPublishedDraft } from './draft-publication.server'
import { listPublished } from './public-results.server'
import { parseRules } from './rules.server'

/** What everybody may know of a competition: it is open, or its draft is out for comment. */
async function findPublic(ctx: Context, slug: string): Promise<CompetitionRow> {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition || (competition.opened_at === null && competition.draft_public === 0))
    throw new NotFoundError('competition')
  return competition
}

const publicColumns = ({
  slug,
  name,
  year,
  host_region,
  host_region_name,
  opened_at,
  zone,
  tier,
}: CompetitionRow) => ({
  ...{ slug, name, year, zone, tier },
  hostName: displayName([{ code: host_region, name: host_region_name }]),
  openedAt: opened_at,
})
export type PublicCompetition = ReturnType<typeof publicColumns>

/** The rules as the public may read them now, with the schedule in force; the published draft before. */
async function publicRules(ctx: Context, competition: CompetitionRow): Promise<Rules | null> {
  const row = await findLatestRules(ctx.db, competition.id)
  if (!row) return (await readPublishedDraft(ctx, competition))?.rules ?? null
  const changes = await listScheduleChanges(ctx.db, competition.id)
  return withSchedule(
    parseRules(row),
    changes.map(({ target, bound, new_at }) => ({ target, bound, newAt: new_at })),
  )
}

/** Competitions for the front page, newest first, with when each one closes. */
export async function listPublic(ctx: Context) {
  const rows = await listPublicCompetitions(ctx.db)
  const now = ctx.now().toISOString()
  return Promise.all(
    rows.map(async (competition) => {
      const rules = await publicRules(ctx, competition)
      return {
        ...publicColumns(competition),
        closesAt: rules?.submission.closesAt ?? null,
        categories: rules?.categories.map(({ name }) => name) ?? [],
        state:
          competition.opened_at === null
            ? ('draft' as const)
            : rules
              ? windowState(rules.submission, [], now)
              : ('open' as const),
      }
    }),
  )
}

/** Everything on a competition's public page. @throws NotFoundError when it is not public */
export async function viewPublicCompetition(ctx: Context, slug: string) {
  const competition = await findPublic(ctx, slug)
  const rules = await publicRules(ctx, competition)
  if (!rules) throw new NotFoundError('rules')
  const series = competition.series_id ? await findSeriesById(ctx.db, competition.series_id) : undefined
  const nameOf = (target: string) =>
    target === SUBMISSION ? null : (findStage(rules, stageOfTarget(target) ?? target)?.name ?? target)
  return {
    competition: publicColumns(competition),
    /** Whether teams register on the shared page. */
    registration: competition.shared_registration === 1 && competition.archived_at === null,
    series: series?.name ?? null,
    rules,
    now: ctx.now().toISOString(),
    announcements: publicAnnouncements(
      await listAnnouncements(ctx.db, competition.id),
      ctx.now().toISOString(),
    ),
    /** Whether any meeting is open to everybody. */
    draws: competition.opened_at === null ? [] : await listAnnouncedDraws(ctx.db, competition.id, rules),
    hasAgenda: agendaFor(gatherAgenda(await listAgenda(ctx.db, competition.id)), EVERYBODY).length > 0,
    hasResults: (await listPublished(ctx.db, ctx, competition)).length > 0,
    scheduleChanges: (await listScheduleChangesWithNames(ctx.db, competition.id)).map((change) => ({
      ...change,
      targetName: nameOf(change.target),
    })),
    extensions: (await listExtensions(ctx.db, competition.id)).map((extension) => ({
      ...extension,
      targetName: nameOf(extension.target),
    })),
  }
}

/** All rules sheets of a competition, newest first, and the draft while it is out for comment. */
export async function listPublicRules(ctx: Context, slug: string) {
  const competition = await findPublic(ctx, slug)
  const sheets = await listRules(ctx.db, competition.id)
  return {
    competition: publicColumns(competition),
    sheets: sheets
      .map(({ number, sha256, reason, frozen_at }) => ({ number, sha256, reason, frozenAt: frozen_at }))
      .reverse(),
    draft: competition.opened_at === null ? await readPublishedDraft(ctx, competition) : null,
  }
}

async function findSheet(ctx: Context, slug: string, number: string) {
  const competition = await findPublic(ctx, slug)
  const sheets = await listRules(ctx.db, competition.id)
  const sheet = sheets.find((row) => String(row.number) === number)
  if (!sheet) throw new NotFoundError('rules')
  return { competition, sheet, latest: sheets.at(-1)?.number === sheet.number }
}

/** One rules sheet with its juknis. */
export async function viewPublicRules(ctx: Context, slug: string, number: string) {
  const { competition, sheet, latest } = await findSheet(ctx, slug, number)
  const guideline = await findGuidelineById(ctx.db, sheet.guideline_id)
  return {
    competition: publicColumns(competition),
    number: sheet.number,
    sha256: sheet.sha256,
    frozenAt: sheet.frozen_at,
    reason: sheet.reason,
    latest,
    rules: parseRules(sheet),
    juknis: guideline
      ? {
          number: guideline.number,
          date: guideline.date,
          title: guideline.title,
          hasFile: guideline.blob_sha256 !== null,
          noneReason: guideline.none_reason,
        }
      : null,
  }
}

/** The very bytes that the SHA-256 of a rules sheet is computed of. */
export async function readPublicRulesJson(ctx: Context, slug: string, number: string): Promise<string> {
  return (await findSheet(ctx, slug, number)).sheet.content
}

/** The file of the juknis that a rules sheet implements. @throws NotFoundError when there is none */
export async function findJuknisFile(ctx: Context, slug: string, number: string) {
  const { sheet } = await findSheet(ctx, slug, number)
  const guideline = await findGuidelineById(ctx.db, sheet.guideline_id)
  if (!guideline?.blob_sha256) throw new NotFoundError('juknis')
  return { path: ctx.files.path(guideline.blob_sha256), name: `juknis-${slug}.pdf` }
}
