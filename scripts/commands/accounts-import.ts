import { Command } from 'commander'
import { writeCsv } from '~/exports/csv.server'
import { importAccounts } from '~/services/people-import.server'
import { faultsOf } from '../cli/report'
import { readInput, type Terminal, withContext } from '../cli/run'

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<file>')
    .requiredOption('--as <account>', t('asOption'))
    .action((file: string, { as }: { as: string }) => run(terminal, file, as))
}

async function run(terminal: Terminal, file: string, as: string) {
  const { t, locale } = terminal
  const bytes = await readInput(terminal, file)
  await withContext(terminal, as, async (ctx, actor) => {
    const result = await importAccounts(ctx, actor, bytes)
    if (!result.ok) throw faultsOf(file, result.faults, locale)
    type Person = (typeof result.people)[number]
    const table = writeCsv<Person>(
      [
        { name: 'account', type: 'text', value: ({ account }) => account },
        { name: 'name', type: 'text', value: ({ name }) => name },
        { name: 'link', type: 'text', value: ({ url }) => url },
      ],
      result.people,
      { dialect: 'intl', zone: 'UTC' },
    )
    for await (const chunk of table) process.stdout.write(chunk)
    process.stderr.write(`${t('accountsDone', { n: result.people.length })}\n`)
  })
}
