import { resolve } from 'node:path'
import { Command } from 'commander'
import { restoreDataDir } from '~/server/context'
import { checkBackup } from '~/services/backup.server'
import { recordRestore, requireAdministratorInBackup } from '~/services/backup-acts.server'
import { withProgress } from '../cli/progress'
import { dataDirectory, print, type Terminal, withContext } from '../cli/run'

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<directory>')
    .requiredOption('--as <account>', t('asOption'))
    .action((directory: string, { as }: { as: string }) => run(terminal, resolve(directory), as))
}

async function run(terminal: Terminal, directory: string, as: string) {
  const manifest = await withProgress(terminal.t('working'), async () => {
    await checkBackup(directory)
    await requireAdministratorInBackup(directory, as)
    return restoreDataDir(dataDirectory(), directory)
  })
  await withContext(terminal, as, (ctx, actor) => recordRestore(ctx, actor, manifest))
  print(terminal.t('restoreDone', { madeAt: manifest.madeAt }))
}
