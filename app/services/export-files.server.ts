import { rm } from 'node:fs/promises'
import { listSealedStages } from '#db/queries/seals'
import type { Actor } from '~/domain/actors'
import type { CsvDialectName, CsvZone } from '~/domain/csv'
import type { RankingScope } from '~/domain/ranking-view'
import type { WrittenExport } from './compute'
import type { Context } from './context'
import { findLeftOut } from './export-columns.server'
import { chooseScope, openRanking, type RankedCompetition } from './ranking.server'
import { transact } from './transact.server'

export interface ExportRequest {
  slug: string
  name: string
  scope: { stage?: string | null; category?: string | null; kecamatan?: string | null }
  dialect: CsvDialectName
  /** Writes here; a temporary file of the installation otherwise. */
  path?: string
  /** The table itself was asked for, not what stands beside it: record that it was taken out. */
  record: boolean
  /** Leaves out the columns that this person does not want. */
  chosenColumns?: boolean
}

export interface ExportFile extends WrittenExport {
  path: string
  competition: RankedCompetition
  scope: RankingScope
  dialect: CsvDialectName
  zone: CsvZone
  writtenAt: string
  /** Removes a temporary file. */
  discard(): Promise<void>
}

/**
 * Writes an export for a person who may have it, and records that they took it.
 * @throws NotFoundError for what does not exist or may not be seen
 */
export async function writeExportFile(
  ctx: Context,
  actor: Actor,
  request: ExportRequest,
): Promise<ExportFile> {
  const competition = await openRanking(ctx, actor, request.slug, 'export.download')
  const scope = chooseScope(competition, request.scope)
  const wanted = request.scope.stage
    ? scope
    : { ...scope, stage: request.name === 'ranking' ? scope.stage : null }
  const path = request.path ?? ctx.files.temporary()
  const discard = () => rm(path, { force: true })
  const zone = competition.zone
  try {
    // Read before the file is written: a seal is never closed again, so that what it names was left out.
    const sealed = await listSealedStages(ctx.db, competition.id)
    const written = await ctx.compute.writeExport({
      name: request.name,
      competition: competition.id,
      scope: wanted,
      spelling: { dialect: request.dialect, zone },
      path,
      leftOut: request.chosenColumns ? await findLeftOut(ctx.db, actor, request.name) : [],
    })
    if (request.record)
      await transact(
        ctx,
        actor,
        { type: 'export.downloaded', competition: competition.uid },
        async (_, record) =>
          record.refs({
            export: request.name,
            dialect: request.dialect,
            ...(wanted.stage ? { stage: wanted.stage } : {}),
            ...(wanted.category ? { category: wanted.category } : {}),
            ...(wanted.kecamatan ? { kecamatan: wanted.kecamatan } : {}),
            ...(sealed.length > 0 ? { sealed } : {}),
            rules: written.head.rules.number,
            version: written.head.version,
            sha256: written.sha256,
          }),
      )
    const writtenAt = ctx.now().toISOString()
    return {
      ...written,
      path,
      competition,
      scope: wanted,
      dialect: request.dialect,
      zone,
      writtenAt,
      discard,
    }
  } catch (error) {
    await discard()
    throw error
  }
}
