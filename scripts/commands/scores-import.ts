import { basename } from 'node:path'
import { Command } from 'commander'
import { importScores, listImports } from '~/services/score-imports.server'
import { faultsOf } from '../cli/report'
import { print, readInput, type Terminal, withContext } from '../cli/run'
import { findStageCode } from '../cli/stages'

interface Options {
  as: string
  competition: string
  stage: string
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<file>')
    .requiredOption('--as <account>', t('asOption'))
    .requiredOption('--competition <slug>', t('competitionOption'))
    .requiredOption('--stage <stage>', t('stageOption'))
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, file: string, { as, competition, stage }: Options) {
  const { t, locale } = terminal
  const bytes = await readInput(terminal, file)
  await withContext(terminal, as, async (ctx, actor) => {
    const { stages } = await listImports(ctx, actor, competition)
    const code = findStageCode(terminal, stages, stage)
    const result = await importScores(ctx, actor, competition, code, { name: basename(file), bytes })
    if (!result.ok) throw faultsOf(file, result.faults, locale)
    print(t('scoresWaiting', { n: result.sheets, uid: result.uid }))
  })
}
