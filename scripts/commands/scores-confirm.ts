import { Command } from 'commander'
import { confirmScores } from '~/services/score-imports.server'
import { print, type Terminal, withContext } from '../cli/run'

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<id>')
    .requiredOption('--as <account>', t('asOption'))
    .action((uid: string, { as }: { as: string }) =>
      withContext(terminal, as, async (ctx, actor) => {
        const { sheets } = await confirmScores(ctx, actor, uid)
        print(t('scoresConfirmed', { n: sheets }))
      }),
    )
}
