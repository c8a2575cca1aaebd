import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import { StateError } from '~/domain/errors'
import { sayRulesProblem } from '~/i18n/rules-problem'
import type { OpenContext } from '~/server/context'
import { requestOpening, viewOpening } from '~/services/opening.server'
import { print, readInput, type Terminal, withContext } from '../cli/run'

interface Options {
  as: string
  juknisNumber?: string
  juknisDate?: string
  juknisTitle?: string
  juknisFile?: string
  withoutJuknis?: string
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<slug>')
    .requiredOption('--as <account>', t('asOption'))
    .option('--juknis-number <text>', t('juknisNumber'))
    .option('--juknis-date <date>', t('juknisDate'))
    .option('--juknis-title <text>', t('juknisTitle'))
    .option('--juknis-file <pdf>', t('juknisFile'))
    .option('--without-juknis <reason>', t('noJuknis'))
    .action((slug: string, options: Options) => run(terminal, slug, options))
}

async function run(terminal: Terminal, slug: string, options: Options) {
  const { t } = terminal
  await withContext(terminal, options.as, async (ctx, actor) => {
    const input = {
      number: options.juknisNumber ?? '',
      date: options.juknisDate ?? '',
      title: options.juknisTitle ?? '',
      file: options.juknisFile ? await takeIn(terminal, ctx, options.juknisFile) : null,
      noneReason: options.withoutJuknis ?? '',
    }
    const { approval } = await requestOpening(ctx, actor, slug, input).catch(async (error: unknown) => {
      if (error instanceof StateError && error.reason === 'rules_incomplete') {
        const say = sayRulesProblem(terminal.locale)
        const { obstacles } = await viewOpening(ctx, actor, slug)
        for (const { where, what } of obstacles.map(say)) process.stderr.write(`${where}: ${what}\n`)
      }
      throw error
    })
    print(t('approvalRequested', { uid: approval }))
  })
}

/** Copies a file beside the kept ones, as an upload would. */
async function takeIn(terminal: Terminal, ctx: OpenContext, path: string) {
  const bytes = await readInput(terminal, path)
  const temporary = ctx.files.temporary()
  await writeFile(temporary, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name: basename(path), path: temporary, size: bytes.length, sha256 }
}
