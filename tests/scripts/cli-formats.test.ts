import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCliWorld } from '#tests/support/cli-world'
import { RULES } from '#tests/support/competition'
import { runLomba, writeInput } from '#tests/support/lomba'
import { canonicalJson } from '~/domain/canonical-json'
import { cliMessages } from '~/i18n/messages/cli'
import { translate } from '~/i18n/translate'
import { ACCOUNT_COLUMNS } from '~/services/people-import.server'
import { COMMANDS } from '../../scripts/commands'

const guide = readFileSync('docs/cli.md', 'utf8')
const SLUG = 'lomba-uji-2026'
const t = translate(cliMessages, 'en')
let dataDir: string

/** The documented example of a format, for the competition of the test. */
function example(name: string): string {
  const text = new RegExp(`\`\`\`csv ${name}\n(.*?)\`\`\``, 's').exec(guide)?.[1]
  if (!text) throw new Error(`docs/cli.md has no example of ${name}`)
  return text.replaceAll('lomba-2026', SLUG)
}

const lomba = (...words: string[]) => runLomba(dataDir, ...words)
const run = (kind: string, ...options: string[]) =>
  lomba(kind, 'import', writeInput(dataDir, `${kind}.csv`, example(kind)), ...options)

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinilai-cli-formats-'))
  await addCliWorld(dataDir)
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('docs/cli.md', () => {
  it('names every command, its arguments and its options', async () => {
    const rows = [...guide.matchAll(/^\| `(.+?)` \| /gm)].map(([, usage = '']) => usage)
    const undocumented = []
    for (const { name, load } of COMMANDS) {
      const row = rows.find((usage) => usage === name || usage.startsWith(`${name} `)) ?? ''
      const { define } = await load()
      const options = define({ locale: 'en', t }).options.map(({ long }) => long ?? '')
      for (const option of options) if (!row.includes(option)) undocumented.push(`${name} ${option}`)
      for (const [option] of row.matchAll(/--[\w-]+/g))
        if (!options.includes(option)) undocumented.push(`${name} has no ${option}`)
    }
    expect(undocumented).toEqual([])
    expect(rows.length).toBe(COMMANDS.length)
  })

  it('names every column of accounts', () => {
    const [, section = ''] = guide.split('### Accounts')
    const words = new Set(section.split('###')[0]?.match(/[a-z_]+/g))
    expect(ACCOUNT_COLUMNS.map(({ name }) => name).filter((name) => !words.has(name))).toEqual([])
  })
})

describe('the documented example', () => {
  it('of accounts is taken', async () => {
    const { code, err, out } = await run('accounts', '--as', 'admin')
    expect([code, err, out.trim().split('\r\n').length]).toEqual([0, '2 accounts created.\n', 3])
  })

  it('of criteria is taken', async () => {
    const rules = writeInput(dataDir, 'rules.json', canonicalJson(RULES as never))
    await lomba('competition', 'create', rules, '--as', 'admin', '--slug', 'draf')
    const { code, err, out } = await run('criteria', '--competition', 'draf', '--stage', '1', '--as', 'admin')
    expect([code, err, out]).toEqual([0, '', '4 criteria loaded into stage proposal.\n'])
  })

  it('of winners is taken', async () => {
    const { code, err, out } = await run('winners', '--competition', SLUG, '--as', 'admin')
    expect([code, err, out]).toEqual([0, '', '2 lines of former winners stored.\n'])
  })

  it('of dossiers is taken', async () => {
    const { code, err, out } = await run('dossiers', '--competition', SLUG, '--as', 'rahman')
    expect([code, err, out]).toEqual([0, '', '1 draft created; 1 incomplete.\n'])
  })

  it('of scores is taken', async () => {
    const { code, err, out } = await run('scores', '--competition', SLUG, '--stage', '1', '--as', 'rahman')
    expect([code, err, out.replace(/: .*/s, '')]).toEqual([0, '', '2 sheets wait for a second person'])
  })

  it('of regions is taken', async () => {
    const { code, err, out } = await run('regions', '--as', 'admin')
    expect([code, err, out.startsWith('4 regions read')]).toEqual([0, '', true])
  })
})
