import { Command } from 'commander'
import { importRegions } from '~/services/regions.server'
import { withProgress } from '../cli/progress'
import { faultsOf } from '../cli/report'
import { print, readInput, type Terminal, withContext } from '../cli/run'

interface Options {
  as: string
  source?: string
  decree?: string
  validFrom?: string
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<file>')
    .requiredOption('--as <account>', t('asOption'))
    .option('--source <text>', t('regionsSource'))
    .option('--decree <text>', t('regionsDecree'))
    .option('--valid-from <date>', t('regionsValidFrom'))
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, file: string, { as, source, decree, validFrom }: Options) {
  const { t, locale } = terminal
  const bytes = await readInput(terminal, file)
  await withContext(terminal, as, async (ctx, actor) => {
    const result = await withProgress(t('working'), () =>
      importRegions(ctx, actor, {
        bytes,
        source: source ?? file,
        decree: decree ?? null,
        ...(validFrom ? { validFrom } : {}),
      }),
    )
    if (!result.ok) throw faultsOf(file, result.faults, locale)
    print(t('regionsDone', { rows: result.rows, changed: result.changed }))
  })
}
