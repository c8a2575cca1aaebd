import { readFile } from 'node:fs/promises'
import type { Locale, Translate } from '~/i18n/define'
import type { cliMessages } from '~/i18n/messages/cli'
import { BadInput } from './report'

/** What every command gets: the language and its texts. */
export interface Terminal {
  locale: Locale
  t: Translate<typeof cliMessages>
}

/** The bytes of a file that the caller named. @throws BadInput when it cannot be read */
export async function readInput({ t }: Terminal, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new BadInput([
      t('cannotRead', { path, why: error instanceof Error ? error.message : String(error) }),
    ])
  }
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`)
