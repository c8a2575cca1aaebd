import { Command } from 'commander'
import { parseForm } from '~/forms/parse'
import { rulesSchema } from '~/forms/rules'
import { createCompetition } from '~/services/competitions.server'
import { BadInput } from '../cli/report'
import { print, readInput, type Terminal, withContext } from '../cli/run'

interface Options {
  as: string
  slug?: string
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<file>')
    .requiredOption('--as <account>', t('asOption'))
    .option('--slug <slug>', t('slugOption'))
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, file: string, { as, slug }: Options) {
  const rules = parseForm(rulesSchema, await readJson(terminal, file))
  await withContext(terminal, as, async (ctx, actor) => {
    const created = await createCompetition(ctx, actor, { rules, ...(slug ? { slug } : {}) })
    print(terminal.t('competitionCreated', { slug: created.slug }))
  })
}

async function readJson(terminal: Terminal, file: string): Promise<unknown> {
  const text = (await readInput(terminal, file)).toString('utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const offset = /position (\d+)/.exec(message)?.[1] ?? firstNonToken(text)
    throw new BadInput([
      terminal.t('notJson', {
        path: `${file}:${placeOf(text, Number(offset))}`,
        why: message,
      }),
      terminal.t('nothingDone'),
    ])
  }
}

const TOKEN =
  /\s*(?:[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

/** Where JSON's own words end: the offset that Node leaves out of some messages. */
function firstNonToken(text: string): number {
  TOKEN.lastIndex = 0
  let end = 0
  while (TOKEN.test(text)) end = TOKEN.lastIndex
  return end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0)
}

/** `LINE:COLUMN` of an offset, both from 1. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}
