import { Command } from 'commander'
import { viewRetention } from '~/services/retention.server'
import { print, type Terminal, withContext } from '../cli/run'

interface Options {
  as: string
  json?: boolean
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<slug>')
    .requiredOption('--as <account>', t('asOption'))
    .option('--json', t('jsonOption'))
    .action((slug: string, options: Options) =>
      withContext(terminal, options.as, async (ctx, actor) => {
        const { kinds, endsAt } = await viewRetention(ctx, actor, slug)
        if (options.json) return print(JSON.stringify({ endsAt, kinds }, null, 2))
        for (const { kind, parts, days, due, isDue } of kinds)
          print(t('retainedLine', { kind, parts, days, due: isDue ? t('dueNow') : (due ?? t('dueUnknown')) }))
      }),
    )
}
