import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const CLI = resolve('build/cli.js')

export interface Outcome {
  code: number | null
  out: string
  err: string
}

/** Runs the built command line on `dataDir` as an operator does, in a process of its own. */
export const runLomba = (dataDir: string, ...words: string[]): Promise<Outcome> => run(dataDir, [], words)

/** The same, where neither the database nor the web application can be loaded. */
export const runLombaAlone = (dataDir: string, ...words: string[]): Promise<Outcome> =>
  run(dataDir, ['--import', resolve('tests/support/no-database.mjs')], words)

function run(dataDir: string, flags: readonly string[], words: readonly string[]): Promise<Outcome> {
  return new Promise((done, reject) => {
    const env = { ...process.env, DATA_DIR: dataDir, LC_ALL: 'en_US.UTF-8', NODE_ENV: 'production' as const }
    const child = spawn(process.execPath, [...flags, CLI, ...words], { env, cwd: dataDir })
    const outcome: Outcome = { code: null, out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      outcome.out += chunk
    })
    child.stderr.on('data', (chunk: Buffer) => {
      outcome.err += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => done({ ...outcome, code }))
  })
}

/** A file beside the data; its name, as a command in that folder takes it. */
export function writeInput(dataDir: string, name: string, text: string): string {
  writeFileSync(join(dataDir, name), text)
  return name
}

/** The id that a command printed; empty without one. */
export const uidIn = ({ out }: Outcome) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(out)?.[0] ?? ''
