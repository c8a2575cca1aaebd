import { listStageEntries, type StageEntryRow } from '#db/queries/stage-entries'
import { listStageObservations, listStagePhotos } from '#db/queries/visit-photos'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { leaves } from '~/domain/instrument'
import type { Locale } from '~/domain/locale'
import type { Observations } from '~/domain/observations'
import { type VisitedEntry, visitLines } from '~/domain/visit-summary'
import { wardName } from '~/domain/ward-name'
import type { Context } from './context'
import { headOf } from './overview.server'
import { type MeetingPlace, seeMeeting } from './plenary-access.server'
import { currentRules } from './rules.server'
import { isSealed } from './seals.server'
import { type StageRules, stageRules } from './stage-rules.server'
import { readIndicators } from './visit-indicators.server'
import { photoOf } from './visit-photos.server'

/**
 * What teams claim beside what their judges saw, for the meeting of a field verification and whoever prepares it. Of a
 * sealed stage nothing before its seal is open.
 * @throws NotFoundError for whoever may not see the meeting, and in stages that visit nobody
 */
export async function viewVisits(ctx: Context, actor: Actor, place: MeetingPlace, locale: Locale) {
  const { competition, stage, region } = await seeMeeting(ctx.db, ctx, actor, place)
  if (stage.kind !== 'field') throw new NotFoundError('visit')
  const sealed = await isSealed(ctx.db, competition.id, stage.code)
  const rules = await stageRules(ctx.db, competition.id, stage.code)
  return {
    competition: headOf(competition),
    stage: { code: stage.code, name: stage.name },
    region,
    isSealed: sealed,
    entries: sealed ? [] : await readEntries(ctx, competition.id, rules, region?.code ?? null, locale),
  }
}

/** Whether a competition has a field verification. */
export async function hasVisits(ctx: Context, { id }: { id: number }): Promise<boolean> {
  const { rules } = await currentRules(ctx.db, id)
  return rules.stages.some(({ kind }) => kind === 'field')
}

async function readEntries(
  ctx: Context,
  competition: number,
  rules: StageRules,
  kecamatan: string | null,
  locale: Locale,
): Promise<VisitedEntry[]> {
  const code = rules.stage.code
  const rows = await listStageEntries(ctx.db, competition, code)
  const sheets = await listStageObservations(ctx.db, competition, code)
  const photos = await listStagePhotos(ctx.db, competition, code)
  const of = <T extends { stageEntryId: number }>(list: readonly T[], { id }: StageEntryRow) =>
    list.filter(({ stageEntryId }) => stageEntryId === id)
  return Promise.all(
    rows
      .filter((row) => row.practice === 0 && (kecamatan === null || row.kecamatanCode === kecamatan))
      .map(async (row): Promise<VisitedEntry> => {
        const seen = of(sheets, row).map(({ seat, judge, receivedAt, observations }) => ({
          ...{ seat, judge, receivedAt },
          observations: JSON.parse(observations ?? '{}') as Observations,
        }))
        const revisions = JSON.parse(row.revisions) as string[]
        const visited = { revisions, rendition: row.rendition }
        const indicators = await readIndicators(
          ctx.db,
          rules,
          visited,
          leaves(rules.stage.instrument),
          locale,
        )
        return {
          ...{ uid: row.uid, label: row.label, ward: wardName(row.regionName, row.kecamatanName) },
          judges: seen.map(({ observations: _, ...sheet }) => sheet),
          ...visitLines(indicators, seen, of(photos, row).map(photoOf)),
        }
      }),
  )
}
