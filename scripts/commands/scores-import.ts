import { basename } from 'node:path'
import { Command } from 'commander'
import { importScores } from '~/services/score-imports.server'
import { faultsOf } from '../cli/report'
import { print, readInput, type Terminal, withContext } from '../cli/run'

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
    .requiredOption('--stage <code>', t('stageOption'))
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, file: string, { as, competition, stage }: Options) {
  const { t, locale } = terminal
  const bytes = await readInput(terminal, file)
  await withContext(terminal, as, async (ctx, actor) => {
    const result = await importScores(ctx, actor, competition, stage, { name: basename(file), bytes })
    if (!result.ok) throw faultsOf(file, result.faults, locale)
    print(t('scoresWaiting', { n: result.sheets, uid: result.uid }))
  })
}
