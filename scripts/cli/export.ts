import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { CsvDialectName } from '~/domain/csv'
import { writeCompanion } from '~/exports/companion.server'
import type { ExportName } from '~/exports/index.server'
import { writeExportFile } from '~/services/export-files.server'
import { openRanking } from '~/services/ranking.server'
import { withProgress } from './progress'
import { print, type Terminal, withContext } from './run'
import { findStageCode } from './stages'

interface Options {
  competition: string
  stage?: string
  category?: string
  kecamatan?: string
  dialect: CsvDialectName
  out: string
  companion?: string
  as?: string
}

/** A command that writes one export to a file. */
export function defineExport(terminal: Terminal, name: ExportName): Command {
  const { t } = terminal
  return new Command()
    .requiredOption('--competition <slug>', t('competitionOption'))
    .option('--stage <stage>', t('stageOption'))
    .option('--category <code>', t('categoryOption'))
    .option('--kecamatan <code>', t('kecamatanOption'))
    .addOption(new Option('--dialect <dialect>', t('dialectOption')).choices(['id', 'intl']).default('id'))
    .requiredOption('--out <file>', t('outOption'))
    .option('--companion <file>', t('companionOption'))
    .option('--as <account>', t('asOption'))
    .action((options: Options) => run(terminal, name, options))
}

async function run(terminal: Terminal, name: ExportName, options: Options) {
  const { t } = terminal
  await withContext(terminal, options.as, async (ctx, actor) => {
    const { stages } = await openRanking(ctx, actor, options.competition, 'export.download')
    const stage = options.stage ? findStageCode(terminal, stages, options.stage) : null
    const file = await withProgress(t('working'), () =>
      writeExportFile(ctx, actor, {
        slug: options.competition,
        name,
        scope: { stage, category: options.category ?? null, kecamatan: options.kecamatan ?? null },
        dialect: options.dialect,
        path: resolve(options.out),
        record: true,
      }),
    )
    if (options.companion) await writeFile(options.companion, await writeCompanion(name, file))
    print(t('written', { rows: file.rows, path: options.out }))
  })
}
