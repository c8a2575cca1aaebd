import { Command } from 'commander'
import { decideApproval } from '~/services/approvals.server'
import { print, type Terminal, withContext } from '../cli/run'

interface Options {
  as: string
  reject?: boolean
  note?: string
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<id>')
    .requiredOption('--as <account>', t('asOption'))
    .option('--reject', t('rejectOption'))
    .option('--note <text>', t('noteOption'))
    .action((uid: string, options: Options) =>
      withContext(terminal, options.as, async (ctx, actor) => {
        const decision = { approve: !options.reject, note: options.note ?? null }
        const { act, approved } = await decideApproval(ctx, actor, uid, decision)
        print(t(approved ? 'approved' : 'rejected', { act }))
      }),
    )
}
