import { resolve } from 'node:path'
import { Command } from 'commander'
import { backUp } from '~/services/backup-acts.server'
import { withProgress } from '../cli/progress'
import { print, type Terminal, withContext } from '../cli/run'

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<directory>')
    .option('--as <account>', t('asOption'))
    .action((directory: string, { as }: { as?: string }) =>
      withContext(terminal, as, async (ctx, actor) => {
        const { events, files } = await withProgress(t('working'), () =>
          backUp(ctx, actor, resolve(directory)),
        )
        print(t('backupDone', { events, files: files.length, path: directory }))
      }),
    )
}
