import { Command } from 'commander'
import type { Terminal } from '../cli/terminal'

export interface VerifyOptions {
  anchor?: string
  json?: boolean
}

/** Of an inspector's pack nothing here may load the database: it is checked where there is none. */
export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('[pack]', t('packArgument'))
    .option('--anchor <file>', t('anchorOption'))
    .option('--json', t('jsonOption'))
    .action(async (pack: string | undefined, options: VerifyOptions) => {
      if (pack === undefined) return (await import('./verify-database')).run(terminal, options)
      return (await import('./verify-pack')).run(terminal, pack, options)
    })
}
