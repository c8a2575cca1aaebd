import { Command, CommanderError } from 'commander'
import { cliMessages } from '~/i18n/messages/cli'
import { translate } from '~/i18n/translate'
import { chooseLocale } from './cli/locale'
import { reportError } from './cli/report'
import { COMMANDS } from './commands'

/**
 * The command line. Only the module of the command that is asked for is loaded; the others are known by name and
 * summary.
 */
async function main(words: string[]): Promise<number> {
  const locale = chooseLocale(words)
  const t = translate(cliMessages, locale)
  const program = new Command('lomba')
    .description(t('about'))
    .option('--lang <id|en>', t('langOption'))
    .helpCommand(false)
    .exitOverride()
  const asked = words.filter((word) => !word.startsWith('-'))
  const chosen = COMMANDS.find(({ name }) => name.split(' ').every((word, index) => asked[index] === word))
  for (const { name, about } of COMMANDS) {
    const [first = '', second] = name.split(' ')
    const group = program.commands.find((command) => command.name() === first)
    const parent = second ? (group ?? program.command(first).exitOverride().helpCommand(false)) : program
    if (chosen?.name !== name) parent.command(second ?? first).description(t(about))
  }
  if (chosen) {
    const [first = '', second] = chosen.name.split(' ')
    const { define } = await chosen.load()
    const command = define({ locale, t })
      .name(second ?? first)
      .description(t(chosen.about))
      .option('--lang <id|en>', t('langOption'))
      .exitOverride()
    const parent = second ? program.commands.find((each) => each.name() === first) : program
    parent?.addCommand(command)
  }
  try {
    await program.parseAsync(words, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    // Commander has written its own message; asking for help is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return reportError(error, locale)
  }
}

// Who reads only the beginning (`| head`) has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await main(process.argv.slice(2))
