import { Command } from 'commander'
import { importWinners } from '~/services/former-winners.server'
import { faultsOf } from '../cli/report'
import { print, readInput, type Terminal, withContext } from '../cli/run'

interface Options {
  as: string
  competition: string
  dryRun?: boolean
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<file>')
    .requiredOption('--as <account>', t('asOption'))
    .requiredOption('--competition <slug>', t('competitionOption'))
    .option('--dry-run', t('dryRunOption'))
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, file: string, { as, competition, dryRun = false }: Options) {
  const { t, locale } = terminal
  const bytes = await readInput(terminal, file)
  await withContext(terminal, as, async (ctx, actor) => {
    const result = await importWinners(ctx, actor, bytes, { competition, dryRun })
    if (!result.ok) throw faultsOf(file, result.faults, locale)
    print(t(dryRun ? 'winnersChecked' : 'winnersDone', { n: result.winners }))
  })
}
